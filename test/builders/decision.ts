import { randomUUID } from 'node:crypto';
import type { DecisionInput } from '#lib/data/cases/decide.ts';
import { policiesInForce } from '#lib/data/policies.ts';
import type { Policies, PolicyKind } from '#lib/review/policies/policies.ts';
import { publishPolicies } from './policies.ts';

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

/** Publishes the next version of a policy, changed in part, by two people. */
export async function aPolicy<Kind extends PolicyKind>(kind: Kind, part: Partial<Policies[Kind]>): Promise<void> {
  const { values } = await policiesInForce();
  await publishPolicies({ ...values, [kind]: { ...values[kind], ...part } });
}
