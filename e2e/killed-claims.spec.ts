import { setTimeout as sleep } from 'node:timers/promises';
import { draftOf } from '#lib/data/cases/drafts.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { verifyLedger } from '#lib/data/ledger/verify.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { testSize } from '#test/database/size.ts';
import { builtDoors } from '#test/doors/build.ts';
import { endOwnQueues } from '#test/journeys/own-queue.ts';
import { endWeb, startWeb, type WebProcess } from '#test/journeys/web-process.ts';
import { type Work, workOn } from '#test/journeys/work-history.ts';
import { expect, test } from './fixtures.ts';

const kills = testSize({ small: 4, full: 50 });
const clients = 6;
const leaseMs = defaultPolicies.claims.leaseMinutes * 60_000;

const works: Work[] = [];

test.afterAll(async () => {
  await endWeb();
  await endOwnQueues();
  await closeDatabase();
});

test(`Web killed ${kills} times between claim, draft and decision: nothing acknowledged is lost`, async () => {
  test.setTimeout(testSize({ small: 180_000, full: 1_500_000 }));
  const processes: [WebProcess, WebProcess] = [await startWeb(), await startWeb()];
  const anyProcess = () => processes[Math.random() < 0.5 ? 0 : 1];
  let isOver = false;
  const working = Array.from({ length: clients }, async (_, client) => {
    for (let count = client; !isOver; count += 1)
      // One in three stops after the draft, as a browser that is closed.
      works.push(await workOn(builtDoors(), anyProcess, { isDecided: count % 3 !== 0 }));
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(Math.random() * 300);
    const which = kill % 2 === 0 ? 0 : 1;
    await processes[which].kill();
    processes[which] = await startWeb();
  }
  isOver = true;
  await Promise.all(working);
  const lost = (step: keyof Work['lost']) => works.reduce((sum, work) => sum + work.lost[step], 0);
  process.stdout.write(
    `${works.length} cases; answers lost: ${lost('claim')} of claims, ${lost('draft')} of drafts, ` +
      `${lost('decision')} of decisions\n`,
  );
  expect(lost('claim') + lost('draft') + lost('decision'), 'the kills met work under way').toBeGreaterThan(0);

  for (const work of works) await expectKept(work);
  expect(await verifyLedger({})).toMatchObject({ ok: true });
});

test('What was claimed and left is free once its lease is over, with its draft kept', async () => {
  const left = works.filter(({ isDecided }) => !isDecided).map(({ caseId }) => caseId);
  expect(left.length).toBeGreaterThan(0);
  const before = await db().case.findMany({ where: { id: { in: left } } });
  for (const { claimedUntil } of before) {
    expect(claimedUntil, 'a claim has an end').not.toBeNull();
    expect(claimedUntil?.getTime()).toBeLessThanOrEqual(Date.now() + leaseMs);
  }
  // The lease passes: all its moments are that much earlier.
  await db().$executeRaw`
    UPDATE "case" SET claimed_at = claimed_at - ${leaseMs} * interval '1 ms',
      claimed_until = claimed_until - ${leaseMs} * interval '1 ms'
    WHERE id = ANY(${left}::uuid[]) AND claimed_until IS NOT NULL`;
  // The worker of the running Docket gives them back.
  await expect
    .poll(() => db().case.count({ where: { id: { in: left }, claimedUntil: { not: null } } }), { timeout: 120_000 })
    .toBe(0);
  expect(await db().case.count({ where: { id: { in: left }, state: 'open', assigneeId: null } })).toBe(left.length);
  expect(await db().caseDraft.count({ where: { caseId: { in: left } } })).toBe(left.length);
});

/** What was acknowledged is there once, and has its rows in the ledger. */
async function expectKept({ caseId, memberId, decisionId, isDecided, note }: Work): Promise<void> {
  const found = await db().case.findUniqueOrThrow({
    where: { id: caseId },
    include: { applicant: true, decisions: true },
  });
  const claimed = await db().ledgerRow.findMany({ where: { kind: 'case.claimed', subjectId: caseId } });
  expect(
    claimed.map(({ actorId }) => actorId),
    'one claim, one row',
  ).toEqual([memberId]);
  const decided = await db().ledgerRow.findMany({ where: { kind: 'decision.recorded', subjectId: caseId } });
  const draft = await draftOf(memberId, caseId, found.applicant);
  if (isDecided) {
    expect(found).toMatchObject({ state: 'decided', claimedUntil: null });
    expect(found.decisions.map(({ id }) => id)).toEqual([decisionId]);
    expect(decided).toHaveLength(1);
    expect(draft, 'a draft ends with its decision').toBeNull();
  } else {
    expect(found.decisions).toEqual([]);
    expect(decided).toEqual([]);
    expect(draft).toMatchObject({ note, counter: 2 });
  }
}
