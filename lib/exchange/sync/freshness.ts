import type { KnownApplicant } from '#lib/data/applicants/known.ts';
import type { ListedApplicant } from '#lib/providers/provider.ts';
import { finalStatuses } from '#lib/review/applicant/status.ts';

/** Every applicant is read again once a day, so that a change the vendor did not report is missed for at most a day. */
const rereadAfterMs = 24 * 60 * 60_000;

/**
 * Whether a listed applicant must be read in this round. Yes if the list shows another status than the copy. Else,
 * where the list has times of change, these decide. Where it has none, applicants with a final status are read again on
 * a webhook or the next day, and all others in each round.
 * @param known the copy; undefined where there is none
 */
export function needsReading(
  { updatedAt, applicant, status }: Omit<ListedApplicant, 'externalId'>,
  known: KnownApplicant | undefined,
  now: Date,
): boolean {
  // The list holds the whole applicant: saving it needs no call.
  if (applicant !== null || !known || known.problem !== null) return true;
  if (status !== undefined && status !== known.status) return true;
  if (now.getTime() - known.fetchedAt.getTime() > rereadAfterMs) return true;
  if (updatedAt !== null && known.vendorUpdatedAt !== null) return new Date(updatedAt) > known.vendorUpdatedAt;
  return !(finalStatuses as readonly string[]).includes(known.status);
}
