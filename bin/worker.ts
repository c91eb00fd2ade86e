import { Logger, run } from 'graphile-worker';
import { foldCaseCounts } from '#lib/data/case-counts.ts';
import { closeDatabase, isConnectionLost } from '#lib/data/database.ts';
import { checkAtBoot, env } from '#lib/env.ts';
import { asksEnded, attendToAsks, pruneOldWebhooks } from '#lib/exchange/asks-jobs.ts';
import { beat } from '#lib/exchange/beat.ts';
import { commandRunner } from '#lib/exchange/command-runner.ts';
import { anchorLedger } from '#lib/exchange/heads.ts';
import { attendToPulls, tasks } from '#lib/exchange/jobs.ts';
import { HeadsFileClosed } from '#lib/ledger/heads-file.ts';
import { log } from '#lib/log.ts';

// Copies applicants, asks about whom webhooks named, sends commands, folds the counts, signs the ledger's head. Any number of these may run, on any machine.
checkAtBoot();
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

const runner = await run({
  connectionString: env().DATABASE_URL,
  taskList: tasks(stopping.signal),
  concurrency: 4,
  maxPoolSize: 6,
  pollInterval: 500,
  noHandleSignals: true,
  // Of the queue's own lines only those that want someone's attention.
  logger: new Logger(() => (level, message) => {
    if (level === 'warning' || level === 'error') log.warn('queue', { message });
  }),
});
void runner.promise.then(() => stopping.signal.aborted || end(new Error('it stopped by itself')), end);

// graphile-worker doesn't wait for what it writes about a job that has ended; with the database away, that fails where
// nobody hears of it, which would end the process. The job is found abandoned when the database is back.
process.on('unhandledRejection', (error) => (isConnectionLost(error) ? tell('end a job', error) : end(error)));

const commands = commandRunner(stopping.signal);
const beats = [
  every(2_000, 'attend to pulls', () => attendToPulls(runner.addJob)),
  every(500, 'attend to asks', () => attendToAsks(stopping.signal)),
  every(1_000, 'send commands', commands.attend),
  every(60 * 60_000, 'let go of old webhooks', pruneOldWebhooks),
  every(3_000, 'fold the counts', foldCaseCounts),
  // SECURITY T12: at least every five minutes, and once at the start.
  every(4 * 60_000, 'sign the head', () => anchorLedger(new Date())),
];
process.stdout.write('{"ready":true}\n');
log.info('worker ready');

await Promise.all(beats);
// Jobs under way stop between two applicants; what the vendor still owes us is waited for.
await Promise.all([runner.stop(), asksEnded(), commands.idle()]);
await closeDatabase();
log.info('worker stopped');

function every(ms: number, what: string, work: () => Promise<unknown>): Promise<void> {
  return beat(ms, stopping.signal, work, (error) => tell(what, error));
}

function tell(what: string, error: unknown): void {
  if (!(error instanceof HeadsFileClosed)) return void log.bug(what, error);
  const { file, code } = error;
  log.warn('no head of the ledger is signed: rows cut off its end would not be noticed', { file, code });
}

/** Without its queue this process is of no use: whoever watches it starts another. */
function end(error: unknown): never {
  log.bug('the worker ended', error);
  process.exit(1);
}
