import { mayErase, type Saved, saveApplicant } from '#lib/data/applicants.ts';
import { pauseConnection } from '#lib/data/connections.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Connected, disconnect } from './connect.ts';

/** What became of reading someone; `gone`: the vendor no longer has them, and our copy stays as it is. */
export type Copied = Saved | 'gone';

/**
 * Asks the vendor about one applicant and keeps the answer: the one way in, for pulls, webhooks and commands.
 * @throws ProviderError; Refusal `closed` when this reading turned out to erase what it reads, and the connection now rests
 */
export async function copyApplicant(connected: Connected, externalId: string): Promise<Copied> {
  const { applicants } = connected.can;
  if (!applicants) throw new ProviderError('refused', 'The provider has no applicants to read');
  const fetchedAt = new Date();
  const applicant = await applicants.read(externalId).catch((error: unknown) => {
    if (error instanceof ProviderError && error.code === 'not_found') return null;
    throw error;
  });
  return applicant === null ? 'gone' : keepApplicant(connected, { externalId, applicant, fetchedAt });
}

/**
 * Keeps what a vendor said of someone, by itself or in a list. When the answer says that reading it is what erases it
 * (PROVIDERS 0.3) and nobody here wanted that, it is kept first, because ours may soon be the only copy, and then
 * nothing more is read until a person has looked.
 * @throws Refusal `closed` then
 */
export async function keepApplicant(
  { connection, can }: Connected,
  { externalId, applicant, fetchedAt }: { externalId: string; applicant: Applicant; fetchedAt: Date },
): Promise<Saved> {
  const saved = await saveApplicant(worker, { connectionId: connection.id, externalId, fetchedAt, applicant, problem: null });
  if (can.isErasedByReading?.(applicant) && !(await mayErase(connection.id, externalId))) {
    await pauseConnection(worker, connection.id, 'erases_what_it_reads');
    disconnect();
    throw new Refusal('closed', 'Reading with this key erases what it reads: the connection rests until someone allows that.');
  }
  return saved;
}
