import { Logger, run } from 'graphile-worker';
import { foldCaseCounts } from '#lib/data/case-counts.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { checkAtBoot, env } from '#lib/env.ts';
import { beat } from '#lib/exchange/beat.ts';
import { anchorLedger } from '#lib/exchange/heads.ts';
import { attendToPulls, tasks } from '#lib/exchange/jobs.ts';
import { describeFault, processLog } from '#lib/exchange/log.ts';

// Copies applicants, folds the counts, signs the ledger's head. Any number of these may run, on any machine.
checkAtBoot();
const { DATABASE_URL, LOG_LEVEL } = env();
const log = processLog('worker', LOG_LEVEL);
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

const runner = await run({
  connectionString: DATABASE_URL,
  taskList: tasks(log, stopping.signal),
  concurrency: 4,
  maxPoolSize: 6,
  pollInterval: 500,
  noHandleSignals: true,
  logger: new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level](message)),
});
runner.promise.catch((error: unknown) => end(error));

const beats = [
  every(2_000, 'attend to pulls', () => attendToPulls(runner.addJob)),
  every(3_000, 'fold the counts', foldCaseCounts),
  // SECURITY T12: at least every five minutes, and once at the start.
  every(4 * 60_000, 'sign the head', () => anchorLedger(new Date())),
];
process.stdout.write('{"ready":true}\n');
log.info('ready');

await Promise.all(beats);
// Jobs under way stop between two applicants; what the vendor still owes us is waited for.
await runner.stop();
await closeDatabase();
log.info('stopped');

function every(ms: number, what: string, work: () => Promise<unknown>): Promise<void> {
  return beat(ms, stopping.signal, work, (error) => log.error({ fault: describeFault(error) }, `could not ${what}`));
}

/** Without its queue this process is of no use: whoever watches it starts another. */
function end(error: unknown): never {
  log.fatal({ fault: describeFault(error) }, 'the queue ended');
  process.exit(1);
}
