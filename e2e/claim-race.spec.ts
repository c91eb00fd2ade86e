import { closeDatabase, db } from '#lib/data/database.ts';
import { verifyLedger } from '#lib/data/ledger/verify.ts';
import { aCase } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { raceOfTwo } from '#test/claims/race.ts';
import { testSize } from '#test/database/size.ts';
import { callFor } from '#test/doors/call.ts';
import type { Caller } from '#test/doors/callers.ts';
import { absentTarget } from '#test/doors/target.ts';
import { anOwnQueue, endOwnQueues, type OwnQueue } from '#test/journeys/own-queue.ts';
import { untilAnswered } from '#test/journeys/until-answered.ts';
import { endWeb, startWeb, type WebProcess } from '#test/journeys/web-process.ts';
import { expect, test } from './fixtures.ts';

/** Bar 3: so many cases, 50 members at once, over two web processes; every answer of 200 is a win. */
const cases = testSize({ small: 10, full: 200 });
const members = 50;

let processes: readonly [WebProcess, WebProcess];
let queue: OwnQueue;
let caseIds: string[];

test.describe.configure({ timeout: testSize({ small: 180_000, full: 1_200_000 }) });

test.beforeAll(async () => {
  processes = [await startWeb(), await startWeb()];
  queue = await anOwnQueue(members);
});

test.beforeEach(async () => {
  await db().case.updateMany({ where: { connectionId: queue.connection }, data: { state: 'on_hold' } });
  caseIds = [];
  for (let made = 0; made < cases; made += 1) caseIds.push((await aCase(queue.connection)).caseId);
});

test.afterAll(async () => {
  await endWeb();
  await endOwnQueues();
  await closeDatabase();
});

type Won = { caseId: string; memberId: string | null };

/** Half of the members are at each process. */
const atOnce = (work: (who: Caller, web: () => WebProcess) => Promise<void>) =>
  Promise.all(queue.reviewers.map((who, index) => work(who, () => processes[index % 2 === 0 ? 0 : 1])));

const winnersOf = (won: readonly Won[]) =>
  caseIds.map((id) => new Set(won.filter(({ caseId }) => caseId === id).map(({ memberId }) => memberId)).size);

test(`${cases} cases, ${members} claims at once for each, by hand: one winner each, who holds it`, async () => {
  const won: Won[] = [];
  const refusals = new Set<number>();
  for (const caseId of caseIds) {
    const call = callFor('route /api/cases/claim', noActions, { ...absentTarget(), caseId });
    await atOnce(async (who, web) => {
      const { answer } = await untilAnswered(call, who, web);
      if (answer.status === 200) won.push({ caseId, memberId: who.memberId });
      else refusals.add(answer.status);
    });
  }
  expect(winnersOf(won)).toEqual(caseIds.map(() => 1));
  expect([...refusals], 'the others are told that it is taken').toEqual([409]);
  await expectHeld(won);
});

test(`${cases} cases, ${members} members press "Take next" until none is left: each case is given once`, async () => {
  const won: Won[] = [];
  const call = callFor('route /api/cases/next', noActions, absentTarget());
  let putAway: Promise<unknown> = Promise.resolve();
  await atOnce(async (who, web) => {
    for (;;) {
      const { answer } = await untilAnswered(call, who, web);
      const { next } = JSON.parse(answer.body) as { next: { caseId: string } | null };
      if (next === null) return;
      won.push({ caseId: next.caseId, memberId: who.memberId });
      // One after the other: this process has few connections.
      putAway = putAway.then(() => db().case.update({ where: { id: next.caseId }, data: { state: 'on_hold' } }));
      await putAway;
    }
  });
  expect(won.map(({ caseId }) => caseId).sort()).toEqual([...caseIds].sort());
  await expectHeld(won);
});

test('control: two processes that read first and write after give one case to several', async () => {
  const naive = await Promise.all(Array.from({ length: members }, () => aMember('reviewer')));
  const won = await raceOfTwo({ way: 'naive', members: naive, caseIds: caseIds.slice(0, 20) });
  const several = winnersOf(won).filter((winners) => winners > 1).length;
  process.stdout.write(`naive: ${several} of ${Math.min(20, cases)} cases have more than one winner\n`);
  expect(several).toBeGreaterThan(0);
});

const noActions = { pages: [], routes: [], actions: [] };

/** The winner of each case holds it, by one row of the ledger, and the chain verifies. */
async function expectHeld(won: readonly Won[]): Promise<void> {
  const stored = await db().case.findMany({ where: { id: { in: caseIds } }, select: { id: true, assigneeId: true } });
  const holders = new Map(stored.map(({ id, assigneeId }) => [id, assigneeId]));
  expect(won.filter(({ caseId, memberId }) => holders.get(caseId) !== memberId)).toEqual([]);
  const rows = await db().ledgerRow.findMany({
    where: { kind: 'case.claimed', subjectId: { in: caseIds } },
    select: { subjectId: true, actorId: true },
  });
  expect(rows.map(({ subjectId }) => subjectId).sort()).toEqual([...caseIds].sort());
  expect(rows.filter(({ subjectId, actorId }) => holders.get(subjectId ?? '') !== actorId)).toEqual([]);
  expect(await verifyLedger({})).toMatchObject({ ok: true });
}
