import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import type { ClaimPolicy } from '#lib/review/policies/policies.ts';
import { aPolicy } from '#test/builders/decision.ts';

/** Publishes the default policy on claims with changes, by two people. */
export async function publishClaims(changes: Partial<ClaimPolicy>): Promise<void> {
  await aPolicy('claims', { ...defaultPolicies.claims, ...changes });
}
