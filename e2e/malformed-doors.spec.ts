import fc from 'fast-check';
import { type Door, doors, rightsOf } from '#lib/auth/doors.ts';
import { db } from '#lib/data/database.ts';
import { env } from '#lib/env.ts';
import { can } from '#lib/review/access.ts';
import { type Role, roles } from '#lib/review/actor.ts';
import { testSize } from '#test/database/size.ts';
import { builtDoors } from '#test/doors/build.ts';
import { type Answer, actionCall, callFor, type DoorCall, inputOf, send } from '#test/doors/call.ts';
import { signedIn } from '#test/doors/callers.ts';
import { actsSince, takeSnapshot } from '#test/doors/snapshot.ts';
import { absentTarget, canary, removeTargets } from '#test/doors/target.ts';
import { expect, test } from './fixtures.ts';

const built = builtDoors();
const table = Object.keys(doors) as Door[];
const runs = Math.ceil(testSize({ small: 300, full: 10_000 }) / table.length);

test.afterAll(() => removeTargets());

/** Values of React's wire format: promises that never settle, references, forms, sets, dates, huge numbers. */
const flight = fc.constantFrom(
  '$@1',
  '$F1',
  '$K1',
  '$undefined',
  '$NaN',
  '$D2026-01-01',
  '$n99999999999999999999',
  '$Q1',
  '$W1',
  '$B1',
  '$1:a:b',
  '$$',
  '$-Infinity',
  '$T',
  '$0',
);

/** Operators of the database client in place of values (docs/security.md, bar 2). */
const operator = fc.constantFrom<unknown>(
  { not: '' },
  { gt: '' },
  { in: [] },
  { contains: '' },
  { set: null },
  { __proto__: null, constructor: { prototype: {} } },
  [],
  null,
);

const hostile = fc.oneof(
  fc.jsonValue(),
  flight,
  operator,
  fc.string({ unit: 'binary' }),
  fc.constant('\u0000'),
  fc.constant('x'.repeat(20_000)),
);

/** A valid input with one value replaced by another, or with one more. */
const bent = (input: unknown): fc.Arbitrary<unknown> => {
  if (typeof input !== 'object' || input === null) return hostile;
  return (
    fc
      .tuple(fc.constantFrom(...Object.keys(input), 'isAdmin', 'actor'), hostile)
      // One more that is not there, as React writes it, is none: the input would be as it should be.
      .filter(([key, value]) => (key in input ? !isAsGood(value, input[key as never]) : value !== '$undefined'))
      .map(([key, value]) => ({ ...input, [key]: value }))
  );
};

/** Whether a value makes an input no worse than the other does: the same one, or one truth value for the other. */
const isAsGood = (value: unknown, other: unknown) =>
  JSON.stringify(value) === JSON.stringify(other) || (typeof value === 'boolean' && typeof other === 'boolean');

const queryNames = ['text', 'cursor', 'tab', 'provider', 'kind', 'subject', 'before', 'from', 'size'];

const contentTypes = [
  'text/plain;charset=UTF-8',
  'application/json',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  '',
];

/** A body as an attacker's tool would send it. */
const bodies = (input: unknown): fc.Arbitrary<{ body: string; type: string }> =>
  fc.record({
    body: fc.oneof(
      bent(input).map((value) => JSON.stringify([value])),
      fc.array(hostile, { maxLength: 4 }).map((values) => JSON.stringify(values)),
      bent(input).map((value) => JSON.stringify(value)),
      bent(input).map(
        (value) =>
          `--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n${JSON.stringify([value, '$K2'])}\r\n--x--\r\n`,
      ),
      fc.constant(`${'['.repeat(10_000)}`),
      fc.string({ unit: 'binary', maxLength: 2_000 }),
    ),
    type: fc.constantFrom(...contentTypes),
  });

/** Texts in a response that an attacker must not learn. */
function leaks({ body }: Answer): string[] {
  const { NEXTAUTH_SECRET, INDEX_KEY, DATA_KEYS, DATABASE_URL } = env();
  const secrets = [
    NEXTAUTH_SECRET,
    INDEX_KEY.toString('base64'),
    ...DATA_KEYS.map(({ key }) => key.toString('base64')),
    new URL(DATABASE_URL).password,
  ];
  const words = ['node_modules/', '.ts:', 'prisma.', 'Prisma', 'ECONN', 'invalid byte sequence', canary, ...secrets];
  return [...words.filter((word) => body.includes(word)), ...(/\n\s+at .+:\d+:\d+/.test(body) ? ['a stack'] : [])];
}

/** A role that may use the door: a request that is refused for its role would not test the code behind. */
function insiderOf(door: Door): Role {
  const rights = rightsOf(doors[door]);
  const insiders = roles.filter((role) =>
    rights.some((right) => can({ kind: 'member', id: '', name: '', email: '', role, sessionId: '' }, right)),
  );
  return insiders[0] ?? 'reviewer';
}

const recordedReads = [
  'ledger.exported',
  'ledger.read',
  'ledger.selection-exported',
  'metrics.exported',
  'queue-export.sent',
];

/** Sends requests as a member with the right role, and checks that nothing was leaked or changed. */
async function tryMany(door: Door, calls: fc.Arbitrary<DoorCall>, mayFail: boolean): Promise<void> {
  const { cookie, actor } = await signedIn(insiderOf(door));
  const before = await takeSnapshot();
  const slowest: number[] = [];
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      const began = performance.now();
      const answer = await send(call, cookie);
      slowest.push(performance.now() - began);
      expect(leaks(answer)).toEqual([]);
      if (!mayFail) expect(answer.status).toBeLessThan(500);
      // A page sends its status before a part of it fails; then that part holds the error's digest.
      if (door.startsWith('page '))
        expect(/data-dgst="\d+"|E\{\\?"digest\\?":\\?"\d+/.test(answer.body), 'a part of the page failed').toBe(false);
      // Anyone may begin to sign in with a passkey: nothing but an empty object is sent for it.
      if (answer.value && door !== 'action beginPasskeySignIn') expect(answer.value.ok).toBe(false);
    }),
    // Each export is the whole ledger.
    { numRuns: /export|selection/.test(door) ? Math.min(runs, 60) : runs, endOnFailure: true },
  );
  const isSignOut = door === 'action signOut';
  if (isSignOut)
    await db().session.updateMany({ where: { id: actor.sessionId }, data: { endedAt: null, endedBecause: null } });
  expect((await takeSnapshot()).written).toEqual(before.written);
  // signOut works with any arguments. What is read of others, and exports, are recorded whatever the query says, and so
  // are guesses.
  const recorded = [...recordedReads, 'session.step-up-refused', 'password.refused'];
  const acts = (await actsSince(before.seq))
    .map(({ kind }) => kind)
    .filter((kind) => !(isSignOut && kind === 'session.ended') && !recorded.includes(kind));
  expect(acts).toEqual([]);
  expect((await send(callFor('route /api/health', built, absentTarget()), null)).status, 'the process runs').toBe(200);
  expect(slowest.sort((a, b) => a - b)[Math.floor(slowest.length * 0.99) - 1] ?? 0, 'milliseconds').toBeLessThan(5_000);
}

for (const { name, id } of built.actions) {
  test(`action ${name}: ${runs} malformed calls change nothing`, async () => {
    test.setTimeout(testSize({ small: 60_000, full: 900_000 }));
    const target = absentTarget();
    const calls = bodies(inputOf[name]?.(target)).map(({ body, type }): DoorCall => {
      const call = actionCall(id, '/sign-in', undefined);
      return { ...call, body, headers: { ...call.headers, 'content-type': type } };
    });
    await tryMany(`action ${name}` as Door, calls, true);
  });
}

for (const door of table.filter((one) => !one.startsWith('action '))) {
  test(`${door}: ${runs} malformed requests, none answered with a server error`, async () => {
    test.setTimeout(testSize({ small: 60_000, full: 900_000 }));
    const valid = callFor(door, built, absentTarget());
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      flight,
      fc.constantFrom('\u0000', '..', '%', '’', '\ud800', '-1', '9'.repeat(30), '0'.repeat(8)),
    );
    const text = words.map((word) => encodeURIComponent(word.toWellFormed()));
    const path = fc.tuple(text, text, text).map(([inside, key, value]) => {
      const bentPath = door.includes('[')
        ? valid.path.replace(/[^/]{16,}|\/1$/, (found) => `${found.startsWith('/') ? '/' : ''}${inside || 'x'}`)
        : valid.path;
      return `${bentPath}?${[...queryNames, key].map((name) => `${name}=${value}`).join('&')}`;
    });
    const isJson = valid.headers['content-type'] === 'application/json';
    const input = isJson && valid.body ? JSON.parse(valid.body) : valid.body;
    const calls = fc.tuple(path, bodies(input)).map(([to, { body, type }]): DoorCall => {
      if (valid.method === 'GET') return { ...valid, path: to };
      return {
        ...valid,
        path: to,
        // An empty body is an empty object, which is what these two take.
        body: /session\/active|cases\/next/.test(door) && body === '' ? '[]' : body,
        headers: { ...valid.headers, 'content-type': type },
      };
    });
    await tryMany(door, calls, false);
  });
}

test('A body over the limit is refused and changes nothing', async () => {
  const { cookie } = await signedIn('reviewer');
  const before = await takeSnapshot();
  const long = (length: number) => JSON.stringify(['x'.repeat(length)]);
  for (const { id } of built.actions) {
    const answer = await send({ ...actionCall(id, '/sign-in', undefined), body: long(2_000_000) }, cookie);
    // The framework's limit: status 500 at the action's own page, elsewhere an error row in the response.
    expect(answer.value).toBeNull();
    expect(answer.body).toMatch(/\n1:E\{"digest"/);
  }
  for (const door of ['route /api/seen', 'route /api/session/active'] as const) {
    expect((await send({ ...callFor(door, built, absentTarget()), body: long(70_000) }, cookie)).status, door).toBe(
      400,
    );
  }
  expect((await takeSnapshot()).written).toEqual(before.written);
});
