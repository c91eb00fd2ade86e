import { setTimeout as sleep } from 'node:timers/promises';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { db } from '#lib/data/database.ts';
import { dueCommands } from '#lib/exchange/commands/due-commands.ts';
import { dueItems } from '#lib/exchange/lifecycle/due-items.ts';
import { worker } from '#lib/review/actor.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { anApplicant } from '../builders/applicant.ts';
import { applicantsAt } from '../sandbox/control.ts';
import { type SandboxVendor, started, stopped } from './desk.ts';
import { runDue } from './worker.ts';

/** Copies applicants of the sandbox without reading each: what is done there is counted by the sandbox. */
export async function knownFrom(sandboxUrl: string, { vendor, connectionId, count, status }: Known): Promise<string[]> {
  const all = await applicantsAt(sandboxUrl, vendor);
  const begun = all.filter(({ status: word }) => vendor !== 'vult' || word.endsWith('complete')).slice(0, count);
  for (const { id: externalId } of begun) {
    const applicant = anApplicant({ provider: vendor, externalId, status });
    await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
  }
  const rows = await db().applicant.findMany({ where: { connectionId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

type Known = { vendor: SandboxVendor; connectionId: string; count: number; status: ProviderStatus };

/** Does what is due in this process, without waiting for the time to undo, until nothing changes any more. */
export async function worked(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await runDue(dueItems);
    await db().command.updateMany({
      where: { state: { in: ['held', 'waiting', 'unknown'] } },
      data: { notBefore: new Date(0) },
    });
    await runDue(dueCommands);
  }
  await runDue(dueItems);
}

/** Starts a worker and ends it with SIGKILL once `count` more items of a job were begun, or the time is over. */
export async function killedWorker(jobId: string, { count = 5, withinMs = 8_000 } = {}): Promise<void> {
  const left = () => db().bulkItem.count({ where: { jobId, state: 'pending' } });
  const before = await left();
  const { child } = await started('bin/worker.ts');
  const deadline = performance.now() + withinMs;
  while ((await left()) > before - count && (await left()) > 0 && performance.now() < deadline) await sleep(10);
  await stopped(child, 'SIGKILL');
}
