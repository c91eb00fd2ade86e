import { needsPerson, type ProviderStatus } from '../applicant/status.ts';

/** What the vendor says of an applicant that decides whether a person must look: status, and its ids of hits. */
export type VendorState = { status: ProviderStatus; hits: readonly string[] };

/**
 * Whether an archived applicant returns to the queue after the vendor's data changed: a new hit, or a status that now
 * asks for a person. Hidden in the archive, neither would be seen.
 * @param before null when there was no copy that could be read
 */
export function comesBack(before: VendorState | null, now: VendorState): boolean {
  if (before === null) return true;
  if (now.hits.some((id) => !before.hits.includes(id))) return true;
  return now.status !== before.status && needsPerson(now.status);
}
