import { type CryptoView, cryptoViews } from '../applicant/crypto.ts';
import type { CryptoCheck } from '../applicant/crypto-check.ts';

/** What is searched at a vendor. The input of each vendor's `search_crypto` holds at least this. */
export type CryptoSearch = { blockchain: string; what: 'Wallet' | 'Transaction'; subject: string };

/** A search as its reader may see it. */
export type CryptoSearchView = {
  /** What was searched; of what the vendor found, as far as it was read. */
  check: CryptoView;
  /** Whether the vendor made a check of it. */
  isFound: boolean;
};

/** A search as its reader may see it: who sees no names sees no address in full. */
export function cryptoSearchView(
  { blockchain, what, subject }: CryptoSearch,
  found: CryptoCheck | null,
  seesNames: boolean,
): CryptoSearchView {
  const asked: CryptoCheck = {
    id: '',
    type: what,
    blockchain,
    address: subject,
    score: null,
    reviewStatus: null,
    band: null,
    outcome: 'pending',
    details: null,
  };
  const [check] = cryptoViews([found ?? asked], seesNames);
  if (!check) throw new Error('a check has a view');
  return { check, isFound: found !== null };
}
