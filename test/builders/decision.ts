import { randomUUID } from 'node:crypto';
import type { DecisionInput } from '#lib/data/cases/decide.ts';
import { hashOf } from '#lib/data/cases/deciding/content.ts';
import { change } from '#lib/data/ledger/ledger.ts';
import { type PoliciesInForce, policiesInForce } from '#lib/data/policies.ts';
import { worker } from '#lib/review/actor.ts';
import type { Policies, PolicyKind } from '#lib/review/policies/policies.ts';

/** Every item of the first checklist, ticked by hand: for applicants without documents. */
export const allTicks = ['document_in_date', 'adult', 'both_sides', 'selfie_present'];

/** An approval of a case as its form sends it, with every item ticked; `more` says what is different. */
export function anApproval(of: { caseId: string; version: number }, more: Partial<DecisionInput> = {}): DecisionInput {
  return {
    decisionId: randomUUID(),
    caseId: of.caseId,
    version: of.version,
    outcome: 'approved',
    reasons: [],
    note: '',
    ticks: allTicks,
    hasConfirmedUnseen: true,
    ...more,
  };
}

/** Publishes the next version of a policy, changed in part, with its ledger row. */
export async function aPolicy<Kind extends PolicyKind>(kind: Kind, part: Partial<Policies[Kind]>): Promise<void> {
  const { values, versions }: PoliciesInForce = await policiesInForce();
  const value = { ...values[kind], ...part };
  const version = versions[kind] + 1;
  await change(worker, async (tx, note) => {
    await tx.policy.create({ data: { kind, version, value } });
    const details = { policy: kind, version, valueHash: hashOf(value) };
    note({ kind: 'policy.published', details }, { type: 'policy', id: kind });
  });
}
