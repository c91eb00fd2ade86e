import { mayErase } from '#lib/data/applicants/known.ts';
import { type Saved, saveApplicant } from '#lib/data/applicants/save.ts';
import { pauseConnection } from '#lib/data/connections/connections.ts';
import { wasErased } from '#lib/data/lifecycle/tombstones.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { type Connected, ConnectionUnusable } from '../connect.ts';

/** What became of the copy; `gone`: the vendor no longer has the applicant, and the copy stays as it is. */
export type Copied = Saved | 'gone';

/**
 * Reads one applicant at the vendor and saves the answer, for pulls, webhooks, imports and commands alike. One who was
 * erased in Docket is not read. An answer
 * that says reading has erased the applicant at the vendor is saved before anything else: it may be the only copy.
 * @throws ProviderError; ConnectionUnusable when the key erases what it reads, no one allowed that, and so the
 * connection was paused
 */
export async function copyApplicant(connected: Connected, externalId: string): Promise<Copied> {
  const { can, connection } = connected;
  if (await wasErased(connection.id, externalId)) return 'erased';
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
  await pauseIfErasing(connected, externalId, applicant);
  return saved;
}

/** Whether an answer says that reading erases the applicant at the vendor (some keys archive what they read). */
export function isErasing({ can }: Connected, applicant: Applicant): boolean {
  return can.isErasedByReading?.(applicant) === true;
}

/**
 * Pauses a connection whose key erases what it reads, unless a person allowed that. Call it after the answer was saved.
 * @throws ConnectionUnusable `switched_off` when it paused the connection
 */
export async function pauseIfErasing(connected: Connected, externalId: string, applicant: Applicant): Promise<void> {
  const { id } = connected.connection;
  if (!isErasing(connected, applicant) || (await mayErase(id, externalId))) return;
  await pauseConnection(worker, id, 'erases_what_it_reads');
  throw new ConnectionUnusable(
    'switched_off',
    'Reading with this key erases what it reads: the connection is paused until someone allows that.',
  );
}
