import type { Applicant } from '../applicant/applicant.ts';
import type { RiskPolicy } from '../policies/policies.ts';
import type { Blocker } from './blocker.ts';
import type { Risk } from './case.ts';

/** The risk of a case by the policy: the points of its blockers and of the vendor's own word, taken together. */
export function riskOf(
  blockers: readonly Pick<Blocker, 'kind' | 'tone'>[],
  applicant: Pick<Applicant, 'assessment'>,
  policy: RiskPolicy,
): Risk {
  const { points, mediumFrom, highFrom } = policy;
  const vendor = vendorRisk(applicant.assessment.riskLevel);
  const ofVendor = { low: 0, medium: points.providerMedium, high: points.providerHigh }[vendor];
  const total = blockers.reduce((sum, { kind, tone }) => sum + points[kind === 'hit' ? 'hit' : tone], ofVendor);
  if (total >= highFrom) return 'high';
  return total >= mediumFrom ? 'medium' : 'low';
}

/** A word we do not know is at least medium risk. */
function vendorRisk(word: string | null): Risk {
  const said = word?.trim().toLowerCase() ?? '';
  if (/high|critical|severe|extreme/.test(said)) return 'high';
  return said === '' || /low|none|minimal/.test(said) ? 'low' : 'medium';
}
