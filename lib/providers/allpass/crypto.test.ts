import { expect, test } from 'vitest';
import { cryptoOf } from './crypto.ts';
import { AllpassApplicant, CryptoAml } from './shapes.ts';

const step = (data: object) => AllpassApplicant.parse({ id: 'a-1', servicesData: [{ service: 'CRYPTO_AML', data }] });

test.each([
  [{ score: 30 }, 'low', 'pass'],
  [{ score: 31 }, 'medium', 'attention'],
  [{ score: 70, reviewStatus: 'UNKNOWN' }, 'high', 'attention'],
  [{ score: 12, reviewStatus: 'REJECTED' }, 'low', 'fail'],
  [{ score: 101 }, null, 'unknown'],
  [{ score: null }, null, 'unknown'],
])('a wallet of %j is in the band %s and %s', (said, band, outcome) => {
  const [read] = cryptoOf(step({ id: 'c-1' }), [CryptoAml.parse({ id: 'c-1', ...said })]);
  expect(read).toMatchObject({ band, outcome });
});

test('funds come with the largest share first, and what is no comment, entity or event is left out', () => {
  const details = CryptoAml.parse({
    id: 'c-1',
    type: 'WALLET',
    score: 12,
    sof: [
      { owner: 'One', type: 'exchange', share: 0.2, depth: 1, score: '4' },
      { owner: null, type: 'mixer', share: 0.8 },
    ],
    uof: null,
    addressInfo: { owner: 'Exchange' },
    entities: [{ id: 'e', score: 95, name: 'Mixer', scoreTypeId: 'mixer' }, {}],
    comments: [{ content: 'Looked at', authorName: 'Desk', createdAt: '2026-11-20T09:00:00Z' }, { content: '' }],
    timelines: [{ eventName: 'CRYPTO_AML_STATUS_UPDATED', createdAt: 'never' }, {}],
    isMonitoring: true,
    outdated: false,
    updatedAt: '2026-11-20T09:00:00Z',
  });
  expect(cryptoOf(step({ id: 'c-1' }), [details])[0]?.details).toEqual({
    at: '2026-11-20T09:00:00.000Z',
    owner: 'Exchange',
    sources: [
      { owner: null, kind: 'mixer', address: null, share: 0.8, amount: null, score: null, steps: null },
      { owner: 'One', kind: 'exchange', address: null, share: 0.2, amount: null, score: 4, steps: 1 },
    ],
    uses: [],
    entities: [{ name: 'Mixer', kind: 'mixer', score: 95 }],
    isMonitored: true,
    isOutdated: false,
    comments: [{ text: 'Looked at', by: 'Desk', at: '2026-11-20T09:00:00.000Z' }],
    events: [{ name: 'CRYPTO_AML_STATUS_UPDATED', at: null }],
  });
});

test('a check without details is not clear, and a transaction has the hash that its step names', () => {
  const [bare] = cryptoOf(step({ amlId: 'c-1', txHash: 'ab'.repeat(32) }), []);
  expect(bare).toMatchObject({ type: 'TRANSACTION', address: 'ab'.repeat(32), outcome: 'unknown', details: null });
  const told = CryptoAml.parse({ id: 'c-1', type: 'TRANSACTION', address: null, score: 74 });
  expect(cryptoOf(step({ amlId: 'c-1', txHash: 'ab'.repeat(32) }), [told])[0]).toMatchObject({
    address: 'ab'.repeat(32),
    band: 'high',
  });
});
