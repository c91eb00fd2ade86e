import type { CryptoCheck } from '../applicant/crypto-check.ts';

const byBand = { high: 1, medium: 2, low: 5 } as const;

/**
 * The place of a check in the list over all applicants, the lowest first: what the vendor's officer rejected, then by
 * the score; without one it comes before what was not screened at all, and what is clear comes last.
 */
export function urgencyOf({ outcome, band }: Pick<CryptoCheck, 'outcome' | 'band'>): number {
  if (outcome === 'fail') return 0;
  if (outcome === 'pass') return 6;
  if (outcome === 'not_done') return 4;
  return band === null ? 3 : byBand[band];
}
