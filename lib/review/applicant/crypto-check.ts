import type { CheckOutcome } from './check-outcome.ts';

/** A wallet or a transaction that the vendor was told of, with what it found of it. */
export type CryptoCheck = {
  id: string;
  type: string | null;
  blockchain: string | null;
  /** Of a wallet; of a transaction its hash. */
  address: string | null;
  score: number | null;
  /** What its officer said of it, in the vendor's own word. */
  reviewStatus: string | null;
  /** In which of the vendor's own bands the score lies; null without a score, and where it lies in none. */
  band: CryptoBand | null;
  /** `not_done`: the vendor knows the address and did not screen it. */
  outcome: CheckOutcome;
  /** Null where the vendor gave none. */
  details: CryptoDetails | null;
};

export type CryptoBand = 'low' | 'medium' | 'high';

export type CryptoDetails = {
  at: string | null;
  owner: string | null;
  /** Where the funds came from, and where they went. */
  sources: CryptoFlow[];
  uses: CryptoFlow[];
  entities: { name: string | null; kind: string | null; score: number | null }[];
  isMonitored: boolean | null;
  /** Whether the vendor says that it has to be screened again. */
  isOutdated: boolean | null;
  /** Of the vendor's officers. */
  comments: { text: string; by: string | null; at: string | null }[];
  events: { name: string; at: string | null }[];
};

/** Funds of one counterparty. `share` and `score` are on the vendor's scale. */
export type CryptoFlow = {
  owner: string | null;
  kind: string | null;
  address: string | null;
  share: number | null;
  amount: number | null;
  score: number | null;
  /** Over how many transfers they came or went; 1 is direct. */
  steps: number | null;
};
