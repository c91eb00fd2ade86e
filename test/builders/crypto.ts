import type { CryptoCheck, CryptoDetails, CryptoFlow } from '#lib/review/applicant/crypto-check.ts';

/** A wallet of which nothing was found; `details` and `change` say what is different. */
export function exampleCrypto(details: Partial<CryptoDetails> = {}, change: Partial<CryptoCheck> = {}): CryptoCheck {
  return {
    id: 'c-1',
    type: 'WALLET',
    blockchain: 'ETH',
    address: '0x8ba1f109551bD432803012645Ac136ddd64DBA72',
    score: 12,
    reviewStatus: 'APPROVED',
    band: 'low',
    outcome: 'pass',
    details: {
      at: '2026-11-20T09:00:00.000Z',
      owner: null,
      sources: [],
      uses: [],
      entities: [],
      isMonitored: null,
      isOutdated: null,
      comments: [],
      events: [],
      ...details,
    },
    ...change,
  };
}

export function exampleFlow(kind: string | null, share: number | null): CryptoFlow {
  return { owner: null, kind, address: null, share, amount: null, score: null, steps: null };
}
