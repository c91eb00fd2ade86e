import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isZone } from './address.ts';
import { coverOf } from './cover.ts';
import { rangeBefore, rangeOf, rangeWords, stepsOf, zoneWords } from './range.ts';

const now = new Date('2026-11-27T13:32:08Z');
const hour = 3_600_000;

test('Thirty days end now, and are compared with the thirty before to the same quarter hour', () => {
  const range = rangeOf({ preset: '30' }, 'Europe/Stockholm', now);
  expect(range).toMatchObject({ from: '2026-10-29', to: '2026-11-27', start: '2026-10-28T23:00:00.000Z' });
  expect(range.until).toBe(now.toISOString());
  const before = rangeBefore(range, now);
  // Summer time ended on 25 October: 14:30 on 28 October is UTC+1, the first day is UTC+2.
  expect(before).toMatchObject({ from: '2026-09-29', to: '2026-10-28', start: '2026-09-28T22:00:00.000Z' });
  expect(before.until).toBe('2026-10-28T13:30:00.000Z');
  expect([rangeWords(range), zoneWords(range.zone, now)]).toEqual(['29 Oct – 27 Nov 2026', 'Stockholm, UTC+1']);
});

test.each([
  ['Europe/Stockholm', '2026-10-25', 25],
  ['Europe/Stockholm', '2026-03-29', 23],
  ['Europe/Stockholm', '2026-06-01', 24],
  // Half an hour of daylight saving.
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Asia/Kathmandu', '2026-06-01', 24],
])('In %s the day %s has %d hours', (zone, day, hours) => {
  const range = rangeOf({ from: day, to: day }, zone, now);
  expect((Date.parse(range.until) - Date.parse(range.start)) / hour).toBe(hours);
  const { unit, steps } = stepsOf(range);
  expect([unit, steps.length]).toEqual(['hour', Math.ceil(hours)]);
});

test('The columns of a range touch, and begin and end with it', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham');
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), (zone, ago, days) => {
      const end = new Date(now.getTime() - ago * 24 * hour);
      const first = new Date(end.getTime() - days * 24 * hour);
      const [from, to] = [first.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
      const range = rangeOf({ from, to }, zone, now);
      const { steps } = stepsOf(range);
      expect(steps[0]?.start).toBe(range.start);
      expect(steps.slice(1).every(({ start }, at) => start === steps[at]?.until)).toBe(true);
      if (!range.endsNow) expect(steps.at(-1)?.until).toBe(range.until);
      // Quarter hours are the finest that is kept of all cases.
      expect(steps.every(({ start }) => Date.parse(start) % (hour / 4) === 0)).toBe(true);
    }),
  );
});

test.each([
  { from: '2026-02-30', to: '2026-03-01' },
  { from: 'yesterday', to: 'today' },
  { from: '2026-03-02', to: '2026-03-01' },
  { from: '2031-01-01', to: '2031-01-02' },
  { from: '2020-01-01', to: '2026-01-01' },
])('Days that make no sense are taken for thirty days: $from to $to', (days) => {
  expect(rangeOf(days, 'UTC', now)).toMatchObject({ from: '2026-10-29', to: '2026-11-27' });
});

test('A range that would end in the future ends today', () => {
  expect(rangeOf({ from: '2026-11-01', to: '2026-12-31' }, 'UTC', now)).toMatchObject({ to: '2026-11-27' });
});

test.each([
  ['Europe/Stockholm', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['', false],
  ['+01:00', false],
])('Whether %s is a time zone: %s', (zone, is) => expect(isZone(zone)).toBe(is));

test('Months, days and edges of a time touch, and make up the whole', () => {
  const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [from, until] = a <= b ? [a, b] : [b, a];
      const { months, days, edges } = coverOf({ from, until });
      const parts = [...(months ? [months] : []), ...days, ...edges].toSorted((x, y) => +x.from - +y.from);
      const total = parts.reduce((sum, part) => sum + (+part.until - +part.from), 0);
      expect(total).toBe(+until - +from);
      expect(parts.slice(1).every((part, at) => +part.from === +(parts[at]?.until ?? 0))).toBe(true);
      expect(days.every((part) => +part.from % (24 * hour) === 0 && +part.until % (24 * hour) === 0)).toBe(true);
      if (months) expect([months.from.getUTCDate(), months.until.getUTCDate()]).toEqual([1, 1]);
    }),
  );
});
