import process from 'node:process';
import type { Cluster } from '../postgres/cluster.ts';
import { stopChildren } from './children.ts';
import { sentenceFor } from './refused.ts';
import { say } from './step.mjs';
import { stopTools } from './tool.ts';

let cluster: Promise<Cluster> | undefined;
let releaseFolder: () => void = () => undefined;
let stopped: Promise<never> | undefined;
const begun = new AbortController();

/** Aborted when the end begins; from then on nothing is started. */
export const ending = begun.signal;

/** PostgreSQL ends last, even when it is only just starting. */
export function endLast(opening: Promise<Cluster>): void {
  cluster = opening;
}

export function releaseAtEnd(release: () => void): void {
  releaseFolder = release;
}

/** Ends everything in order, once: web, worker, sandbox, then PostgreSQL, which the others need. */
export function end(failure?: unknown): Promise<never> {
  stopped ??= stopEverything(failure);
  return stopped;
}

/** Ends on Ctrl-C, SIGTERM, a closed terminal, and when the parent process is gone. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  process.on('disconnect', () => void end());
  process.channel?.unref();
  process.on('uncaughtException', (error) => void end(error));
  // A closed terminal or pipe must not prevent an orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

async function stopEverything(failure: unknown): Promise<never> {
  begun.abort();
  if (failure === undefined) say('\nStopping …');
  else process.stderr.write(`\n${sentenceFor(failure)}\n`);
  stopTools();
  await stopChildren(['web', 'worker', 'sandbox']);
  const running = await cluster?.catch(() => undefined);
  await running?.stop();
  releaseFolder();
  if (failure === undefined) say('Stopped. What was committed is in the data folder.');
  process.exit(failure === undefined ? 0 : 1);
}
