import fc from 'fast-check';
import { type Door, doors, rightsOf } from '#lib/auth/doors.ts';
import { db } from '#lib/data/database.ts';
import { env } from '#lib/env.ts';
import { can } from '#lib/review/access.ts';
import { type Role, roles } from '#lib/review/actor.ts';
import { testSize } from '#test/database/size.ts';
import { builtDoors } from '#test/doors/build.ts';
import { type Answer, callOf, inputOf, type Knock, knockOn, send } from '#test/doors/knock.ts';
import { signedIn } from '#test/doors/people.ts';
import { canary, endTargets, nothing } from '#test/doors/target.ts';
import { actsSince, witness } from '#test/doors/witness.ts';
import { expect, test } from './fixtures.ts';

const built = builtDoors();
const table = Object.keys(doors) as Door[];
const runs = Math.ceil(testSize({ small: 300, full: 10_000 }) / table.length);

test.afterAll(() => endTargets());

/** Values of the wire format itself: promises that never come, references, forms, functions, sets, dates, far too large numbers. */
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

/** An operator of the database in place of a value once ran as one (docs/security.md, bar 2). */
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

/** A well-formed input with one of its values put in another's place, or with one too many. */
const bent = (input: unknown): fc.Arbitrary<unknown> => {
  if (typeof input !== 'object' || input === null) return hostile;
  return fc
    .tuple(fc.constantFrom(...Object.keys(input), 'isAdmin', 'actor'), hostile)
    .map(([key, value]) => ({ ...input, [key]: value }));
};

const contentTypes = [
  'text/plain;charset=UTF-8',
  'application/json',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  '',
];

/** A body as someone with a tool would send it. */
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

/** What would tell an attacker more than they should know. */
function leaks({ body }: Answer): string[] {
  const { NEXTAUTH_SECRET, INDEX_KEY, DATA_KEYS, DATABASE_URL } = env();
  const secrets = [
    NEXTAUTH_SECRET,
    INDEX_KEY.toString('base64'),
    ...DATA_KEYS.map(({ key }) => key.toString('base64')),
    new URL(DATABASE_URL).password,
  ];
  const told = ['node_modules/', '.ts:', 'prisma.', 'Prisma', 'ECONN', 'invalid byte sequence', canary, ...secrets];
  return [...told.filter((word) => body.includes(word)), ...(/\n\s+at .+:\d+:\d+/.test(body) ? ['a stack'] : [])];
}

/** Someone whom the door lets in: what stops at the lock says nothing of what is behind it. */
function insiderOf(door: Door): Role {
  const rights = rightsOf(doors[door]);
  const insiders = roles.filter((role) =>
    rights.some((right) => can({ kind: 'member', id: '', name: '', email: '', role, sessionId: '' }, right)),
  );
  return insiders[0] ?? 'reviewer';
}

/** Sends what someone of the right role might make up, and looks whether anything came of it. */
async function tryMany(door: Door, knocks: fc.Arbitrary<Knock>, mayFail: boolean): Promise<void> {
  const { cookie, actor } = await signedIn(insiderOf(door));
  const before = await witness();
  const slowest: number[] = [];
  await fc.assert(
    fc.asyncProperty(knocks, async (knock) => {
      const began = performance.now();
      const answer = await send(knock, cookie);
      slowest.push(performance.now() - began);
      expect(leaks(answer)).toEqual([]);
      if (!mayFail) expect(answer.status).toBeLessThan(500);
      // A page has sent its status by the time a part of it fails; the number of the error stands in that part's place.
      if (door.startsWith('page '))
        expect(/data-dgst="\d+"|E\{\\?"digest\\?":\\?"\d+/.test(answer.body), 'a part of the page failed').toBe(false);
      if (answer.value) expect(answer.value.ok).toBe(false);
    }),
    // Each export is the whole ledger.
    { numRuns: door.includes('export') ? Math.min(runs, 60) : runs, endOnFailure: true },
  );
  const isSignOut = door === 'action signOut';
  if (isSignOut)
    await db().session.updateMany({ where: { id: actor.sessionId }, data: { endedAt: null, endedBecause: null } });
  expect((await witness()).written).toBe(before.written);
  // Who calls signing out with whatever arguments has signed out, and nobody else has. Reading the ledger's page is no act.
  const acts = (await actsSince(before.seq))
    .map(({ kind }) => kind)
    .filter((kind) => !(isSignOut && kind === 'session.ended') && kind !== 'ledger.exported');
  expect(acts).toEqual([]);
  expect((await send(knockOn('route /api/health', built, nothing()), null)).status, 'the process is alive').toBe(200);
  expect(slowest.sort((a, b) => a - b)[Math.floor(slowest.length * 0.99) - 1] ?? 0, 'milliseconds').toBeLessThan(5_000);
}

for (const { name, id } of built.actions) {
  test(`action ${name} does nothing with ${runs} malformed calls`, async () => {
    test.setTimeout(testSize({ small: 60_000, full: 900_000 }));
    const target = nothing();
    const knocks = bodies(inputOf[name]?.(target)).map(({ body, type }): Knock => {
      const call = callOf(id, '/sign-in', undefined);
      return { ...call, body, headers: { ...call.headers, 'content-type': type } };
    });
    await tryMany(`action ${name}` as Door, knocks, true);
  });
}

for (const door of table.filter((one) => !one.startsWith('action '))) {
  test(`${door} answers ${runs} malformed requests and none with an error of its own`, async () => {
    test.setTimeout(testSize({ small: 60_000, full: 900_000 }));
    const valid = knockOn(door, built, nothing());
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
      return `${bentPath}?${['text', 'cursor', 'tab', 'provider', 'kind', 'subject', 'before', 'from', 'size', key].map((name) => `${name}=${value}`).join('&')}`;
    });
    const isJson = valid.headers['content-type'] === 'application/json';
    const input = isJson && valid.body ? JSON.parse(valid.body) : valid.body;
    const knocks = fc.tuple(path, bodies(input)).map(([to, { body, type }]): Knock => {
      if (valid.method === 'GET') return { ...valid, path: to };
      return {
        ...valid,
        path: to,
        body: door === 'route /api/session/active' && body === '' ? '[]' : body,
        headers: { ...valid.headers, 'content-type': type },
      };
    });
    await tryMany(door, knocks, false);
  });
}

test('A body too large is read no further than its limit', async () => {
  const { cookie } = await signedIn('reviewer');
  const before = await witness();
  const long = (length: number) => JSON.stringify(['x'.repeat(length)]);
  for (const { id } of built.actions) {
    const answer = await send({ ...callOf(id, '/sign-in', undefined), body: long(2_000_000) }, cookie);
    // The framework's own cap: 500 at the action's page, and an error in the answer where the call was passed on.
    expect(answer.value).toBeNull();
    expect(answer.body).toMatch(/\n1:E\{"digest"/);
  }
  for (const door of ['route /api/seen', 'route /api/session/active'] as const) {
    expect((await send({ ...knockOn(door, built, nothing()), body: long(70_000) }, cookie)).status, door).toBe(400);
  }
  expect((await witness()).written).toBe(before.written);
});
