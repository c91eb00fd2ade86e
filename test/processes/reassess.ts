import { setTimeout as sleep } from 'node:timers/promises';
import { reassessRisks } from '#lib/data/cases/reassess.ts';

/** A worker that assesses the risk of cases anew, five at a time with a pause, until it is killed. */
process.stdout.write('{"ready":true}\n');
while ((await reassessRisks(5, 1)) > 0) await sleep(20);
await sleep(60_000);
