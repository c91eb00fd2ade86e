import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '#lib/data/database.ts';
import { ledgerRows } from '#lib/data/ledger/ledger.ts';
import type { LedgerRow } from '#lib/ledger/chain.ts';
import { verifyRows } from '#lib/ledger/verify.ts';
import { testSize } from '#test/database/size.ts';
import { builtDoors } from '#test/doors/build.ts';
import { type Caller, signedIn } from '#test/doors/callers.ts';
import { aTarget, removeTargets } from '#test/doors/target.ts';
import { decideUntilAnswered, type Form } from '#test/journeys/decision-history.ts';
import { killsOf } from '#test/journeys/killed-recorder.ts';
import { endWeb, startWeb, type WebProcess } from '#test/journeys/web-process.ts';
import { expect, test } from './fixtures.ts';

const kills = testSize({ small: 5, full: 50 });
const clients = 6;

test.afterAll(async () => {
  await endWeb();
  await removeTargets();
});

test(`Web processes killed ${kills} times during decisions: every acknowledged decision is there`, async () => {
  test.setTimeout(testSize({ small: 120_000, full: 900_000 }));
  const processes: [WebProcess, WebProcess] = [await startWeb(), await startWeb()];
  const anyProcess = () => processes[Math.random() < 0.5 ? 0 : 1];
  const history: Form[] = [];
  let isOver = false;

  // Two members decide each case at the same time, so that a kill finds forms that win, lose and are under way.
  const deciding = Array.from({ length: clients }, async () => {
    const pair: Caller[] = [await signedIn('reviewer'), await signedIn('approver')];
    while (!isOver) {
      const target = await aTarget();
      history.push(
        ...(await Promise.all(pair.map((who) => decideUntilAnswered(builtDoors(), who, target, anyProcess)))),
      );
    }
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(Math.random() * 300);
    const which = kill % 2 === 0 ? 0 : 1;
    await processes[which].kill();
    processes[which] = await startWeb();
  }
  isOver = true;
  await Promise.all(deciding);

  const lost = history.filter((form) => form.lost > 0);
  const late = lost.filter(({ answer }) => answer === 'acknowledged');
  process.stdout.write(
    `${history.length} forms, ${lost.length} with an answer lost, ${late.length} of them acknowledged in the end\n`,
  );
  expect(lost.length, 'the kills met forms under way').toBeGreaterThan(0);

  const acknowledged = history.filter(({ answer }) => answer === 'acknowledged');
  const decisions = await db().decision.findMany({
    where: { caseId: { in: history.map(({ caseId }) => caseId) } },
    include: { case: true },
  });
  expect(decisions.map(({ id }) => id).sort(), 'the acknowledged ones, and no refused one').toEqual(
    acknowledged.map(({ decisionId }) => decisionId).sort(),
  );
  expect(new Set(acknowledged.map(({ caseId }) => caseId)).size, 'one decision per case').toBe(history.length / 2);
  for (const { case: decided, outcome } of decisions)
    expect(decided).toMatchObject({ state: 'decided', outcome, version: 2 });

  const rows = await db().ledgerRow.findMany({
    where: { kind: 'decision.recorded', subjectId: { in: decisions.map(({ caseId }) => caseId) } },
    select: { entry: true },
  });
  const recorded = rows.map(({ entry }) => JSON.parse(entry) as { details: { decisionId: string } });
  expect(recorded.map(({ details }) => details.decisionId).sort(), 'one row per decision').toEqual(
    decisions.map(({ id }) => id).sort(),
  );
  expect(await decisionsWithoutRow()).toBe(0);
  expect(await verifyRows(wholeLedger())).toMatchObject({ ok: true });
});

test('Control, same kills: change and row in two transactions lose rows, in one transaction none', async () => {
  test.setTimeout(testSize({ small: 120_000, full: 300_000 }));
  const rounds = testSize({ small: 4, full: 15 });
  const { applicantId } = await aTarget();
  const naive = await killsOf('naive', applicantId, rounds);
  const ours = await killsOf('ours', applicantId, rounds);
  process.stdout.write(
    `without a row: naive ${naive.unrecorded} of ${naive.changes}, ours ${ours.unrecorded} of ${ours.changes}\n`,
  );
  expect(naive.unrecorded).toBeGreaterThan(0);
  expect(ours.changes).toBeGreaterThan(rounds);
  expect(ours.unrecorded).toBe(0);
});

async function decisionsWithoutRow(): Promise<number> {
  const [found] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM decision d
    WHERE (
      SELECT count(*) FROM ledger l
      WHERE l.kind = 'decision.recorded' AND l.subject_id = d.case_id::text AND position(d.id::text IN l.entry) > 0
    ) <> 1`;
  return found?.count ?? -1;
}

async function* wholeLedger(): AsyncGenerator<LedgerRow> {
  let page = await ledgerRows(0, 5_000);
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield* page;
    page = await ledgerRows(last.seq, 5_000);
  }
}
