import { namesAtVendor } from '#lib/data/applicants.ts';
import { openConnection } from '#lib/data/connections.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';

/** Where the vendor's own portal shows an applicant, or null where the vendor has no such address. Asks nobody. */
export async function portalLink(actor: Actor, applicantId: string): Promise<string | null> {
  const { connectionId, ...names } = await namesAtVendor(actor, applicantId);
  const { provider, settings } = await openConnection(connectionId);
  return providerById(provider)?.portalLink?.(settings, names) ?? null;
}
