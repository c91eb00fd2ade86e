import { mayErase } from '#lib/data/applicants/known.ts';
import { type Saved, saveApplicant } from '#lib/data/applicants/save.ts';
import { pauseConnection } from '#lib/data/connections/connections.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { type Connected, ConnectionUnusable } from '../connect.ts';

/** What became of reading someone; `gone`: the vendor no longer has them, and our copy stays as it is. */
export type Copied = Saved | 'gone';

/**
 * Asks the vendor about one applicant and keeps the answer: the one way in, for pulls, webhooks and commands. An answer
 * that says that reading it is what erases it is kept first, because ours may soon be the only copy.
 * @throws ProviderError; ConnectionUnusable when it said so, nobody here wanted that, and the connection now rests
 */
export async function copyApplicant(connected: Connected, externalId: string): Promise<Copied> {
  const { can, connection } = connected;
  if (!can.applicants) throw new ProviderError('refused', 'The provider has no applicants to read');
  const fetchedAt = new Date();
  const applicant = await can.applicants.read(externalId).catch((error: unknown) => {
    if (error instanceof ProviderError && error.code === 'not_found') return null;
    throw error;
  });
  if (applicant === null) return 'gone';
  const saved = await saveApplicant(worker, {
    connectionId: connection.id,
    externalId,
    fetchedAt,
    applicant,
    problem: null,
  });
  await restIfErasing(connected, externalId, applicant);
  return saved;
}

/** Whether an answer says that reading it is what erases it; whether someone wants that is another question. */
export function isErasing({ can }: Connected, applicant: Applicant): boolean {
  return can.isErasedByReading?.(applicant) === true;
}

/**
 * Pauses a connection whose key erases what it reads, until a person has looked. Only after the answer was kept.
 * @throws ConnectionUnusable then
 */
export async function restIfErasing(connected: Connected, externalId: string, applicant: Applicant): Promise<void> {
  const { id } = connected.connection;
  if (!isErasing(connected, applicant) || (await mayErase(id, externalId))) return;
  await pauseConnection(worker, id, 'erases_what_it_reads');
  throw new ConnectionUnusable(
    'switched_off',
    'Reading with this key erases what it reads: the connection rests until someone allows that.',
  );
}
