import type { Applicant } from '../applicant/applicant.ts';
import type { Blocker } from './blocker.ts';
import type { Risk } from './case.ts';

/** The risk of a case: the higher of the blockers' and the vendor's own. */
export function riskOf(blockers: Blocker[], applicant: Pick<Applicant, 'assessment'>): Risk {
  const vendor = vendorRisk(applicant.assessment.riskLevel);
  if (vendor === 'high' || blockers.some(({ kind, tone }) => kind === 'hit' || tone === 'fail')) return 'high';
  return vendor === 'medium' || blockers.some(({ tone }) => tone !== 'pending') ? 'medium' : 'low';
}

/** A word we do not know is at least medium risk. */
function vendorRisk(word: string | null): Risk {
  const said = word?.trim().toLowerCase() ?? '';
  if (/high|critical|severe|extreme/.test(said)) return 'high';
  return said === '' || /low|none|minimal/.test(said) ? 'low' : 'medium';
}
