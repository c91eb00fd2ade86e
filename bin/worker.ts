import { wakeDueCases } from '#lib/data/cases/moves/wake.ts';
import { reassessRisks } from '#lib/data/cases/reassess.ts';
import { releaseExpired } from '#lib/data/claims/release.ts';
import { deriveCrypto } from '#lib/data/crypto/derive.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { deleteExpiredExports } from '#lib/data/exports/own.ts';
import { foldCounts } from '#lib/data/fold-counts.ts';
import { deriveHits } from '#lib/data/hits/derive.ts';
import { deleteOutdated } from '#lib/data/housekeeping.ts';
import { foldMetrics, groupApplicants } from '#lib/data/metrics/fold.ts';
import { recountIfDue } from '#lib/data/metrics/recount.ts';
import { sampleConnections } from '#lib/data/metrics/samples.ts';
import { tellDueSoon } from '#lib/data/notices/due-soon.ts';
import { pruneWebhooks } from '#lib/data/sync/webhook-events.ts';
import { checkAtBoot } from '#lib/env.ts';
import { anchorLedger } from '#lib/exchange/anchor-ledger.ts';
import { dueCommands } from '#lib/exchange/commands/due-commands.ts';
import { dueTries } from '#lib/exchange/due-tries.ts';
import { dueMessages } from '#lib/exchange/endpoints/due-messages.ts';
import { dueExports } from '#lib/exchange/exports/due-exports.ts';
import { dueItems } from '#lib/exchange/lifecycle/due-items.ts';
import { dueRefetches } from '#lib/exchange/refetch/due-refetches.ts';
import { repeat } from '#lib/exchange/repeat.ts';
import { dueRuleChecks } from '#lib/exchange/rules/check.ts';
import { duePublishes } from '#lib/exchange/rules/due-publishes.ts';
import { dueSimulations } from '#lib/exchange/rules/due-simulations.ts';
import { type DueWork, runner } from '#lib/exchange/runner.ts';
import { dueImages } from '#lib/exchange/sync/due-images.ts';
import { duePulls } from '#lib/exchange/sync/due-pulls.ts';
import { closeImaging } from '#lib/exchange/sync/fetch-images.ts';
import { HeadsFileClosed } from '#lib/ledger/heads-file.ts';
import { log } from '#lib/log.ts';
import { worker } from '#lib/review/actor.ts';

// Tries vendors that are down, pulls, copies images, refetches, sends commands and outgoing webhooks, wakes cases,
// assesses their risk anew, ends claims, runs jobs, writes files of cases, reads, simulates and publishes rules, folds
// the counts, deletes what is outdated, signs the ledger's head.
// Any number may run, on any machine.
checkAtBoot();
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

const working = [
  runDueWork(dueTries),
  runDueWork(duePulls),
  runDueWork(dueImages),
  runDueWork(dueRefetches),
  runDueWork(dueCommands),
  runDueWork(dueMessages),
  runDueWork(dueItems),
  runDueWork(dueExports),
  runDueWork(dueRuleChecks),
  runDueWork(duePublishes),
  runDueWork(dueSimulations),
  every(60 * 60_000, 'prune old webhook events', () => pruneWebhooks(new Date())),
  every(60 * 60_000, 'delete what is outdated', () => deleteOutdated(new Date())),
  every(60_000, 'delete files whose time is over', () => deleteExpiredExports(new Date())),
  every(15_000, 'wake snoozed cases', wakeDueCases),
  every(3_000, 'fold the counts of cases', () => foldCounts('case_count')),
  every(3_000, 'fold the counts of hits', () => foldCounts('hit_count')),
  every(3_000, 'fold the bytes of image copies', () => foldCounts('image_copy_bytes')),
  every(5_000, 'assess risks by new points', () => reassessRisks()),
  every(2_000, 'derive hits', () => deriveHits(worker, 200)),
  every(2_000, 'derive crypto checks', () => deriveCrypto(worker, 200)),
  every(3_000, 'fold the metrics', foldMetrics),
  every(5_000, 'group applicants', () => groupApplicants(200)),
  every(60_000, 'sample the connections', () => sampleConnections(new Date())),
  every(10 * 60_000, 'recount the metrics', () => recountIfDue(new Date())),
  every(15_000, 'end claims that are over', releaseExpired),
  every(60_000, 'tell what is due soon', () => tellDueSoon()),
  // docs/security.md, threat T12: at least every five minutes, and once at the start.
  every(4 * 60_000, 'sign the head', () => anchorLedger(new Date())),
];
process.stdout.write('{"ready":true}\n');
log.info('worker ready');

await Promise.all(working);
await closeImaging();
await closeDatabase();
log.info('worker stopped');

/** Resolves after `stopping`, when no work is under way. A page of a pull ends early, between two applicants. */
async function runDueWork(work: DueWork): Promise<void> {
  const { startDue, idle } = runner(work, stopping.signal);
  await every(work.everyMs, `look for due work: ${work.name}`, startDue);
  await idle();
}

function every(ms: number, what: string, work: () => Promise<unknown>): Promise<void> {
  return repeat(ms, stopping.signal, work, (error) => tell(what, error));
}

function tell(what: string, error: unknown): void {
  if (!(error instanceof HeadsFileClosed)) return void log.bug(what, error);
  const { file, code } = error;
  log.warn('no head of the ledger is signed: rows cut off its end would not be noticed', { file, code });
}
