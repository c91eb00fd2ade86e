/**
 * The vendor's status of an applicant in one vocabulary for all vendors (docs/providers.md, "Status words"). Docket
 * reads it and never changes it.
 */
export const providerStatuses = [
  'created',
  'in_progress',
  'processing',
  'pending_review',
  'in_review',
  'needs_info',
  'on_hold',
  'approved',
  'rejected',
  'blocked',
  'expired',
  'unknown',
] as const;

export type ProviderStatus = (typeof providerStatuses)[number];

/** The statuses that a vendor seldom changes: it has decided, or no longer waits for the applicant. */
export const finalStatuses = [
  'approved',
  'rejected',
  'blocked',
  'expired',
] as const satisfies readonly ProviderStatus[];

/** Whether a reviewer must look. A status we do not know is never clear. */
export function needsPerson(status: ProviderStatus): boolean {
  return status === 'pending_review' || status === 'in_review' || status === 'on_hold' || status === 'unknown';
}
