import type { CheckOutcome } from '../applicant/check-outcome.ts';
import type { CryptoBand } from '../applicant/crypto-check.ts';
import type { CaseState } from '../case/case.ts';

export const cryptoTabs = ['open', 'not_screened', 'all'] as const;

/** `open`: not clear, and a case of the applicant is under review. */
export type CryptoTab = (typeof cryptoTabs)[number];

export const cryptoBands = ['high', 'medium', 'low', 'none'] as const;

export type CryptoFilter = {
  tab: CryptoTab;
  /** `none`: no score, or one in none of the vendor's bands. */
  bands: (typeof cryptoBands)[number][];
  providers: string[];
  cursor: string | null;
};

/** A wallet or transaction in the list over all applicants. Times are ISO 8601, UTC. */
export type CryptoRow = {
  id: string;
  applicantId: string;
  name: string | null;
  latinName: string | null;
  caseNumber: string | null;
  caseState: CaseState | null;
  providerLabel: string;
  mode: 'test' | 'live';
  /** "Wallet", "Transaction". */
  label: string;
  blockchain: string | null;
  /** Shortened; null where the vendor gave none. */
  address: string | null;
  score: number | null;
  band: CryptoBand | null;
  outcome: CheckOutcome;
  reviewStatus: string | null;
  foundAt: string;
};

/** What GET /api/crypto answers: one page, and how many there are under each tab, at most `mostCounted`. */
export type CryptoPage = {
  rows: CryptoRow[];
  next: string | null;
  previous: string | null;
  counts: Record<CryptoTab, number>;
  filter: CryptoFilter;
  readAt: string;
};

/** More are not counted: "1,000+". */
export const mostCounted = 1_000;

/** "94", "1,000+". */
export function cappedCount(count: number): string {
  return count > mostCounted ? `${mostCounted.toLocaleString('en')}+` : count.toLocaleString('en');
}
