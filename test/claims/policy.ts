import { db } from '#lib/data/database.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import type { ClaimPolicy } from '#lib/review/policies/policies.ts';

/** Publishes the policy on claims with changes, without a ledger row. */
export async function publishClaims(changes: Partial<ClaimPolicy>): Promise<void> {
  const version = 1 + (await db().policy.count({ where: { kind: 'claims' } }));
  await db().policy.create({ data: { kind: 'claims', version, value: { ...defaultPolicies.claims, ...changes } } });
}
