import { startUntilReady } from '#bin/start/children.ts';
import { end, endOnSignals } from '#bin/start/ending.ts';
import { keep } from '#bin/start/keep.ts';
import { say } from '#bin/start/step.mjs';

/** A process like `npm start` with one part, whose code is an argument. Prints its process number at each start. */
const [logFolder = '', code = '', firstPauseMs = '500'] = process.argv.slice(2);

endOnSignals();
const start = async () => {
  const child = await startUntilReady({ name: 'part', args: ['-e', code], env: process.env, logFolder });
  say(`process ${child.process.pid}`);
  return child;
};
keep({ name: 'Part', start }, Number(firstPauseMs)).catch(end);
