import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import type { Won } from '#test/claims/claimant.ts';
import { publishClaims } from '#test/claims/policy.ts';
import { raceOfTwo, startClaimant } from '#test/claims/race.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { closeDatabase, db } from '../database.ts';
import { takeNext } from './take-next.ts';

const cases = testSize({ small: 20, full: 200 });
const claims = 50;
let database: TestDatabase;
let connection: string;
let members: MemberActor[];
let caseIds: string[];

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  members = [];
  for (let made = 0; made < claims; made += 1) members.push(await aMember('reviewer'));
});

beforeEach(async () => {
  // What an earlier test claimed is no longer offered.
  await db().case.updateMany({ where: { state: { not: 'on_hold' } }, data: { state: 'on_hold' } });
  caseIds = [];
  for (let made = 0; made < cases; made += 1) caseIds.push((await aCase(connection)).caseId);
}, 180_000);

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** How many different members won each case. */
function winnersOf(won: readonly Won[]): number[] {
  return caseIds.map((id) => new Set(won.filter(({ caseId }) => caseId === id).map(({ memberId }) => memberId)).size);
}

describe(`${claims} members in two processes`, () => {
  it(`claim ${cases} cases by hand at once: each case has one winner, who holds it`, async () => {
    const won = await raceOfTwo({ way: 'claim', members, caseIds });
    expect(winnersOf(won)).toEqual(caseIds.map(() => 1));
    const stored = await db().case.findMany({ where: { id: { in: caseIds } }, select: { id: true, assigneeId: true } });
    const holders = new Map(stored.map(({ id, assigneeId }) => [id, assigneeId]));
    expect(won.filter(({ caseId, memberId }) => holders.get(caseId) !== memberId)).toEqual([]);
    const told = await db().ledgerRow.count({ where: { kind: 'case.claimed', subjectId: { in: caseIds } } });
    expect(told).toBe(cases);
  }, 300_000);

  it(`take ${cases} cases with "Take next" until none is left: each case is given once`, async () => {
    await publishClaims({ maxHeld: 20 });
    const won = await raceOfTwo({ way: 'next', members, caseIds: [] });
    expect(won.map(({ caseId }) => caseId).sort()).toEqual([...caseIds].sort());
    await publishClaims({});
  }, 300_000);

  it('control: reading first and writing after gives one case to several', async () => {
    const won = await raceOfTwo({ way: 'naive', members, caseIds: caseIds.slice(0, 20) });
    expect(winnersOf(won).filter((winners) => winners > 1).length).toBeGreaterThan(0);
  }, 300_000);
});

it('A process is killed between claim and commit: the case is free at once, and no claim is left', async () => {
  const rounds = testSize({ small: 2, full: 50 });
  const [first, second] = members;
  if (!first || !second) throw new Error('there are no members');
  for (let round = 0; round < rounds; round += 1) {
    const { caseId } = await aCase(connection);
    await db().case.update({ where: { id: caseId }, data: { dueAt: new Date() } });
    const { child, go } = await startClaimant({ way: 'hang', members: [first], caseIds: [caseId] });
    expect(await go()).toBe(caseId);
    const other = await takeNext(second);
    expect(other?.caseId).not.toBe(caseId);
    await db().case.update({ where: { id: other?.caseId ?? '' }, data: { state: 'on_hold' } });
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => isUnlocked(caseId), { timeout: 10_000 }).toBe(true);
    expect((await takeNext(second))?.caseId).toBe(caseId);
    expect(await db().case.count({ where: { assigneeId: first.id, claimedUntil: { not: null } } })).toBe(0);
    await db().case.update({ where: { id: caseId }, data: { state: 'on_hold' } });
  }
}, 600_000);

/** PostgreSQL ends a transaction when it notices that its process is gone. */
async function isUnlocked(caseId: string): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  return rows.length === 1;
}
