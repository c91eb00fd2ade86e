import type { KnownApplicant } from '#lib/data/applicants/known.ts';
import type { ListedApplicant } from '#lib/providers/provider.ts';
import { finalStatuses } from '#lib/review/applicant/status.ts';

/** Everybody is read again once a day, whatever the vendor says of changes or has decided: a missed one does not stay missed. */
const rereadAfterMs = 24 * 60 * 60_000;

/**
 * Whether someone has to be read in this round: in any case whoever the list names under another status than ours. Else,
 * where the list tells when they changed, that decides. Where it does not, those about whom the vendor has made up its mind
 * wait for a webhook or the next day, and all others are read each round.
 */
export function isDue(
  { updatedAt, applicant, status }: Omit<ListedApplicant, 'externalId'>,
  known: KnownApplicant | undefined,
  now: Date,
): boolean {
  // What the list said in full costs nothing to keep.
  if (applicant !== null || !known || known.problem !== null) return true;
  if (status !== undefined && status !== known.status) return true;
  if (now.getTime() - known.fetchedAt.getTime() > rereadAfterMs) return true;
  if (updatedAt !== null && known.vendorUpdatedAt !== null) return new Date(updatedAt) > known.vendorUpdatedAt;
  return !(finalStatuses as readonly string[]).includes(known.status);
}
