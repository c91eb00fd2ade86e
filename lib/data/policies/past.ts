import 'server-only';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { type Policies, type PolicyKind, policyKinds } from '#lib/review/policies/policies.ts';
import { PolicyShape } from '#lib/review/policies/shape.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';

/**
 * The policies of an edition. What an edition of an older release lacks is as the defaults have it, which is how that
 * release behaved.
 * @throws Refusal `not_found`
 */
export async function policiesOf(edition: number, tx: Pick<Tx, 'policy' | 'policyEdition'> = db()): Promise<Policies> {
  const found = await tx.policyEdition.findUnique({ where: { number: edition } });
  if (!found) throw new Refusal('not_found', 'There is no such version of the policies.');
  const versions = found.versions as Record<string, number>;
  const named = Object.entries(versions).map(([kind, version]) => ({ kind, version }));
  const rows = await tx.policy.findMany({ where: { OR: named }, select: { kind: true, value: true } });
  return wholePolicies(Object.fromEntries(rows.map(({ kind, value }) => [kind, value])));
}

/** Stored policies of this release or of an older one, whose drafts and requests lack what was added since. */
export function wholePolicies(stored: unknown): Policies {
  const values = stored as Partial<Record<PolicyKind, object>>;
  return PolicyShape.parse(
    Object.fromEntries(policyKinds.map((kind) => [kind, { ...defaultPolicies[kind], ...values[kind] }])),
  );
}
