import { providerById } from '#lib/providers/registry.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { settingsNow } from './connect.ts';

/** The ids by which a vendor knows an applicant, and the connection to that vendor. */
export type VendorIds = Pick<Applicant, 'externalId' | 'otherIds'> & { connectionId: string };

/**
 * The address of an applicant in the vendor's own portal. Null where the vendor has no such address, or the settings
 * that name it can't be unsealed. Calls no vendor.
 * @param stamp of the connection's settings in force
 * @throws Refusal `not_found` when there is no such connection
 */
export async function portalLink({ connectionId, ...ids }: VendorIds, stamp: string): Promise<string | null> {
  const opened = await settingsNow(connectionId, stamp);
  return opened && (providerById(opened.provider)?.portalLink?.(opened.settings, ids) ?? null);
}
