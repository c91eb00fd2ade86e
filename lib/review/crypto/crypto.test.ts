import { expect, it } from 'vitest';
import { cryptoQuery, readCryptoAddress } from './address.ts';
import { urgencyOf } from './urgency.ts';
import { cappedCount } from './view.ts';

it('an address says which checks are shown, and what makes no sense is dropped', () => {
  const filter = readCryptoAddress(
    new URLSearchParams('tab=all&band=high&band=none&band=purple&provider=one&provider=%3Cb%3E&cursor=abc'),
  );
  expect(filter).toEqual({ tab: 'all', bands: ['high', 'none'], providers: ['one'], cursor: 'abc' });
  expect(readCryptoAddress(new URLSearchParams(cryptoQuery(filter)))).toEqual(filter);
  expect(cryptoQuery(readCryptoAddress(new URLSearchParams('tab=nonsense')))).toBe('');
});

it('a rejection comes first, a high score before no score, and what is clear last', () => {
  const order = [
    { outcome: 'fail', band: 'low' },
    { outcome: 'attention', band: 'high' },
    { outcome: 'attention', band: 'medium' },
    { outcome: 'unknown', band: null },
    { outcome: 'not_done', band: null },
    { outcome: 'unknown', band: 'low' },
    { outcome: 'pass', band: 'low' },
  ] as const;
  expect(order.map(urgencyOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('a count is exact up to a thousand', () => {
  expect([0, 94, 1_000, 1_001].map(cappedCount)).toEqual(['0', '94', '1,000', '1,000+']);
});
