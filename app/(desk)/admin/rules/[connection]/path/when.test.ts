import { expect, test } from 'vitest';
import { timeOf } from './when.ts';

const now = new Date(2026, 10, 27, 14, 0).getTime();
const later = (local: string) => timeOf({ isLater: true, local }, now);

test('At once needs no time', () => {
  expect(timeOf({ isLater: false, local: 'anything' }, now)).toEqual({ at: null, state: 'at_once' });
});

test('A time of the reader’s zone is sent in UTC', () => {
  expect(later('2026-11-27T22:00')).toEqual({ at: new Date(2026, 10, 27, 22, 0).toISOString(), state: 'valid' });
});

test.each(['', '2026-11-27T14:00', '2026-11-27T13:59', '2026-12-28T14:00', '2026-13-01T00:00'])(
  'No time, a past one, and one more than 30 days ahead can’t be used: “%s”',
  (local) => {
    expect(later(local)).toEqual({ at: null, state: 'not_valid' });
  },
);
