import { namesAtVendor } from '#lib/data/applicants/applicants.ts';
import { openConnection } from '#lib/data/connections/connections.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';

/** Where the vendor's own portal shows an applicant; null where it has no such address, or the settings that name it can't be opened. Asks nobody. */
export async function portalLink(actor: Actor, applicantId: string): Promise<string | null> {
  const { connectionId, ...names } = await namesAtVendor(actor, applicantId);
  try {
    const { provider, settings } = await openConnection(connectionId);
    return providerById(provider)?.portalLink?.(settings, names) ?? null;
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
