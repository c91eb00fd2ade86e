import { connectionWithSettings } from '#lib/data/connections/connections.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';

/** By which ids a vendor knows an applicant, and through which connection. */
export type VendorIds = Pick<Applicant, 'externalId' | 'otherIds'> & { connectionId: string };

/**
 * The address of an applicant in the vendor's own portal. Null where the vendor has no such address, or the settings that
 * name it can't be opened. Calls no vendor.
 */
export async function portalLink({ connectionId, ...ids }: VendorIds): Promise<string | null> {
  try {
    const { provider, settings } = await connectionWithSettings(connectionId);
    return providerById(provider)?.portalLink?.(settings, ids) ?? null;
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
