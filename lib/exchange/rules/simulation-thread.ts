import { parentPort, workerData } from 'node:worker_threads';
import type { SimulationInput } from '#lib/review/rules/simulation/session.ts';
import { simulate } from '#lib/review/rules/simulation/simulate.ts';
import type { FromThread } from './in-thread.ts';

// The file of a thread that in-thread.ts starts. It computes and nothing else: it has no environment and no database.
const tell = (message: FromThread) => parentPort?.postMessage(message);

tell({ simulated: simulate(workerData as SimulationInput, (done) => tell({ done })) });
