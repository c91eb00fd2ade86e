import { type Door, doors, rightsOf } from '#lib/auth/doors.ts';
import { db } from '#lib/data/database.ts';
import { can } from '#lib/review/access.ts';
import { type Role, roles } from '#lib/review/actor.ts';
import { rollbackTakes } from '#test/builders/policies.ts';
import { readyFor } from '#test/doors/accounts.ts';
import { builtDoors, doorNames, mismatch } from '#test/doors/build.ts';
import { type Answer, callFor, namedBy, send } from '#test/doors/call.ts';
import { type Caller, oneOfEach, signedIn, withoutSession } from '#test/doors/callers.ts';
import { policiesFor } from '#test/doors/policies.ts';
import { roundFor } from '#test/doors/rounds.ts';
import { rulesFor } from '#test/doors/rules.ts';
import { actsSince, takeSnapshot } from '#test/doors/snapshot.ts';
import {
  absentTarget,
  accountName,
  aTarget,
  canary,
  removeTargets,
  provider as targetProvider,
} from '#test/doors/target.ts';
import { denied, isOutline, passed } from '#test/doors/verdict.ts';
import { expect, test } from './fixtures.ts';

const built = builtDoors();
const table = Object.keys(doors) as Door[];

/** Headers that once bypassed checks in a framework's middleware (docs/security.md, bar 1). */
const disguises: Record<string, Record<string, string>> = {
  plainly: {},
  'as a prefetch of the router': { 'next-router-prefetch': '1' },
  'as a prefetch of the browser': { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
  'as a subrequest of the proxy': { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
};

/** Requests of the router for a part of a page. */
const parts: Record<string, Record<string, string>> = {
  'as a part of a page': { rsc: '1' },
  'as a part of a page ahead of time': { rsc: '1', 'next-router-prefetch': '1' },
};

/** Writes that Docket's pages did not send. */
const origins: Record<string, { origin: string | undefined }> = {
  'from a foreign page': { origin: 'https://evil.example' },
  'from a sandboxed page': { origin: 'null' },
  'without an origin': { origin: undefined },
};

/** Made for the first door of a role, and kept for its others. */
function oncePerRole<T>(make: (role: Role) => Promise<T>): (role: Role) => Promise<T> {
  const made = new Map<Role, Promise<T>>();
  return (role) => {
    const known = made.get(role) ?? make(role);
    made.set(role, known);
    return known;
  };
}

/** Who is refused at doors that are open to a role, and what they ask for. A refusal changes nothing. */
const refusedAt = oncePerRole(async (insider) => {
  const [strangers, people, target] = await Promise.all([withoutSession(insider), oneOfEach(), aTarget(insider)]);
  return { strangers, people, target };
});

async function visitor(role: Role, door: Door | null) {
  const { cookie, actor } = await signedIn(role);
  return { cookie, actor, target: await aTarget(role, actor, door && namedBy(door, built)) };
}

/** Who opens pages: reading one leaves what it shows as it is. */
const readerOf = oncePerRole((role) => visitor(role, null));

test.afterAll(() => removeTargets());

test('Every door of the build is in the table, and every entry of the table has a door', () => {
  const { pages, routes, actions } = built;
  const names = doorNames(built);
  process.stdout.write(
    `${names.length} doors: ${pages.length} pages, ${routes.length} routes, ${actions.length} actions\n`,
  );
  expect(mismatch(names, table)).toEqual({ unguarded: [], stale: [], twice: [] });
});

test('Control: a door without an entry is found, and an entry without a door', () => {
  const names = doorNames(built);
  for (const name of names) {
    expect(
      mismatch(
        names,
        table.filter((door) => door !== name),
      ).unguarded,
    ).toEqual([name]);
    expect(
      mismatch(
        names.filter((door) => door !== name),
        table,
      ).stale,
    ).toEqual([name]);
  }
});

for (const door of table) {
  const rights = rightsOf(doors[door]);
  const mayCome = (role: Role) =>
    rights.some(
      (right) => rights.length > 0 && can({ kind: 'member', id: '', name: '', email: '', role, sessionId: '' }, right),
    );
  const insiders = roles.filter(mayCome);
  if (rights.length === 0) continue;

  test(`${door}: refused to all but ${insiders.join(', ')}`, async () => {
    const { strangers, people, target } = await refusedAt(insiders[0] ?? 'reviewer');
    const outsiders = roles.filter((role) => !mayCome(role)).map((role) => people[role]);
    const call = callFor(door, built, target);
    const before = await takeSnapshot();

    const open: string[] = [];
    const reached = { strangers: 0, outsiders: 0 };
    const tryAs = async (who: Caller, how: string, headers: Record<string, string | undefined>, path = call.path) => {
      const answer = await send({ ...call, path }, who.cookie, headers);
      if (!denied(door, answer)) open.push(`${who.name} ${how}: ${briefly(answer)}`);
      if (!isOutline(answer)) reached[who.role === null ? 'strangers' : 'outsiders'] += 1;
    };
    for (const [how, headers] of Object.entries(door.startsWith('page ') ? { ...disguises, ...parts } : disguises))
      for (const who of [...strangers, ...outsiders]) await tryAs(who, how, headers);
    if (door.startsWith('action '))
      for (const who of [...strangers, ...outsiders]) await tryAs(who, 'through the sign-in page', {}, '/sign-in');
    const tried = { ...reached };
    if (call.method === 'POST') {
      const everyone = [...strangers, ...Object.values(people)];
      for (const [how, headers] of Object.entries(origins)) for (const who of everyone) await tryAs(who, how, headers);
    }
    expect(open).toEqual([]);

    const after = await takeSnapshot();
    expect(after.written, 'nothing was written').toEqual(before.written);
    const acts = await actsSince(before.seq);
    expect(new Set(acts.map(({ kind, subjectId }) => `${kind} ${subjectId}`))).toEqual(
      new Set(tried.outsiders > 0 ? [`denied ${door}`] : []),
    );
    expect(acts.map(({ actorId }) => actorId).every((id) => outsiders.some(({ memberId }) => memberId === id))).toBe(
      true,
    );
    expect(acts.length, 'each try of a member is in the ledger').toBe(tried.outsiders);
    expect(after.strangers - before.strangers, 'each try of a stranger is counted').toBeGreaterThanOrEqual(
      tried.strangers,
    );
  });

  for (const role of insiders) {
    test(`${door}: open to a ${role}, for records that exist`, async () => {
      const { cookie, actor, target } = await (door.startsWith('page ') ? readerOf(role) : visitor(role, door));
      // What a picture, a file, a zone, a barcode or portraits show, an auditor has to ask for with a reason.
      if (role === 'auditor' && /\/(images|lookups|zones|barcodes|portraits)(\/|$)/.test(door)) {
        expect(denied(door, await send(callFor(door, built, target), cookie))).toBe(true);
        const of = door.includes('/lookups/')
          ? (await db().hit.findUniqueOrThrow({ where: { id: target.hit.id } })).applicantId
          : target.applicantId;
        const reveal = await send(callFor('action revealEvidence', built, { ...target, applicantId: of }), cookie);
        expect(reveal.value).toMatchObject({ ok: true });
      }
      // Takes no case that another journey needs.
      if (door === 'route /api/cases/next')
        await db().memberSkill.create({ data: { memberId: actor.id, provider: targetProvider } });
      const absent = await send(callFor(door, built, absentTarget()), cookie);
      if (
        /\[id\]|cases\/(claim|keep|release|skip|take-over)|reveal/.test(door) ||
        /decideCase|Decision|withdrawStaged|Move|moveCase|resumeCase|reopenCase/.test(door)
      )
        expect(denied(door, absent), briefly(absent)).toBe(true);
      if (door === 'action signOut')
        await db().session.update({ where: { id: actor.sessionId }, data: { endedAt: null, endedBecause: null } });
      if (/cases\/(keep|release|skip)/.test(door)) await send(callFor('route /api/cases/claim', built, target), cookie);
      await readyFor(door, actor);
      const round = await roundFor(door, actor, target.doorsConnection);
      const rules = await rulesFor(door, actor, accountName);
      const policies = await policiesFor(door, actor);
      const answer = await send(callFor(door, built, { ...target, round, rules, policies }), cookie);
      // Other journeys sign in without a second factor, and roll back by two people.
      if (door === 'action requireFactor') await db().factorRule.deleteMany();
      if (door === 'action rollBackRulesAlone') await rollbackTakes('two');
      expect(passed(door, answer), briefly(answer)).toBe(true);
      // The page is a frame; what it shows of the person is read by its own route alone.
      if (door === 'page /applicants/[id]') expect(answer.body).not.toContain(canary);
      if (door === 'route /api/applicants/[id]' && role !== 'manager') expect(answer.body).toContain(canary);
    });
  }
}

function briefly({ status, headers, value, body }: Answer): string {
  return `${status} ${headers.location ?? ''} ${JSON.stringify(value)} ${body.slice(0, 200)}`;
}
