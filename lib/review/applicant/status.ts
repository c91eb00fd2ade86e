/**
 * The vendor's word for an applicant, in one language for all vendors (docs/providers.md, "Status words"). We read it
 * and never write it.
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

/** The words after which a vendor seldom says anything else: it has made up its mind, or given up waiting. */
export const finalStatuses = [
  'approved',
  'rejected',
  'blocked',
  'expired',
] as const satisfies readonly ProviderStatus[];

/** Whether a person here must look. A word we do not know is never clear. */
export function needsPerson(status: ProviderStatus): boolean {
  return status === 'pending_review' || status === 'in_review' || status === 'on_hold' || status === 'unknown';
}
