import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RetentionPolicy } from '../policies/policies.ts';
import { dueAt, dueBefore, type RetentionFacts } from './due.ts';
import { isKeep, keepOf, mostOfUnit, spanOf, spanUnits } from './span.ts';
import { keepWords } from './words.ts';

const policy = (keep: string, timeZone = 'UTC', from: 'decided' | 'active' = 'decided'): RetentionPolicy => ({
  timeZone,
  approved: { keep, from },
  rejected: { keep: 'by_hand', from: 'decided' },
  undecided: { keep },
});

const facts = (decidedAt: string, activeAt = decidedAt): RetentionFacts => ({
  outcome: 'approved',
  decidedAt: new Date(decidedAt),
  activeAt: new Date(activeAt),
  keptBy: [],
});

test.each([
  ['five years', 'P5Y', 'UTC', '2021-11-27T15:00:00Z', '2026-11-28T00:00:00.000Z'],
  ['a year from a leap day', 'P1Y', 'UTC', '2024-02-29T00:00:00Z', '2025-03-01T00:00:00.000Z'],
  ['four years from a leap day', 'P4Y', 'UTC', '2024-02-29T12:00:00Z', '2028-03-01T00:00:00.000Z'],
  ['a month from the last of January', 'P1M', 'UTC', '2026-01-31T10:00:00Z', '2026-03-01T00:00:00.000Z'],
  ['a month from 30 January: the same day', 'P1M', 'UTC', '2026-01-30T23:59:59Z', '2026-03-01T00:00:00.000Z'],
  ['90 days', 'P90D', 'UTC', '2026-01-01T00:00:00Z', '2026-04-02T00:00:00.000Z'],
  [
    'a day, on the day when clocks go forward',
    'P1D',
    'Europe/Oslo',
    '2026-03-28T12:00:00Z',
    '2026-03-29T22:00:00.000Z',
  ],
  ['a day, on the day when they go back', 'P1D', 'Europe/Oslo', '2026-10-24T12:00:00Z', '2026-10-25T23:00:00.000Z'],
  ['the next day there is already', 'P1D', 'Asia/Tokyo', '2026-06-01T15:00:00Z', '2026-06-03T15:00:00.000Z'],
  ['a day that begins at one o’clock', 'P1D', 'America/Santiago', '2026-09-06T04:00:00Z', '2026-09-08T03:00:00.000Z'],
  [
    'a due day that begins at one o’clock',
    'P1D',
    'America/Santiago',
    '2026-09-04T12:00:00Z',
    '2026-09-06T04:00:00.000Z',
  ],
])('Kept for %s: due when the day after the last begins', (_, keep, zone, from, due) => {
  expect(dueAt(facts(from), policy(keep, zone))?.toISOString()).toBe(due);
});

test('Time runs since the decision or the last activity, as the rule says; undecided, since the activity', () => {
  const one = facts('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
  const dueOf = (found: RetentionFacts, by: RetentionPolicy) => dueAt(found, by)?.toISOString().slice(0, 10);
  expect(dueOf(one, policy('P1D'))).toBe('2026-01-03');
  expect(dueOf(one, policy('P1D', 'UTC', 'active'))).toBe('2026-02-03');
  expect(dueOf({ ...one, outcome: 'undecided', decidedAt: null }, policy('P1D'))).toBe('2026-02-03');
});

test('Kept until deleted by hand: never due', () => {
  expect(dueAt(facts('1990-01-01T00:00:00Z'), policy('by_hand'))).toBeNull();
  expect(dueAt({ ...facts('1990-01-01T00:00:00Z'), outcome: 'rejected' }, policy('P1D'))).toBeNull();
  expect(dueBefore('by_hand', 'UTC', new Date())).toBeNull();
});

test.each(['P0D', 'P-1Y', 'P5', '5Y', 'P5W', 'P1Y6M', 'P101Y', 'P36501D', 'P1.5Y', 'p5y', ''])(
  '%o is no span',
  (text) => {
    expect(isKeep(text)).toBe(false);
    expect(() => spanOf(text)).toThrow();
  },
);

test.each([
  ['P1Y', '1 year'],
  ['P18M', '18 months'],
  ['P36500D', '36,500 days'],
  ['by_hand', 'until deleted by hand'],
])('%s is written “%s”', (keep, words) => {
  expect([isKeep(keep), keepWords(keep)]).toEqual([true, words]);
});

const zones = [
  'UTC',
  'Europe/Oslo',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'Pacific/Apia',
  'Asia/Kathmandu',
];

// Every hour of years with leap days, changes of clocks, a day that was left out (Apia, 2011) and short months.
const moments = fc
  .integer({ min: Date.parse('2008-01-01'), max: Date.parse('2028-12-31') })
  .chain((at) => fc.constantFrom(at, at - (at % 3_600_000), at - (at % 86_400_000), at - (at % 86_400_000) - 1))
  .map((at) => new Date(at));

const keeps = fc
  .constantFrom(...spanUnits)
  .chain((unit) =>
    fc
      .oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: mostOfUnit[unit] }))
      .map((count) => keepOf({ count, unit })),
  );

test('Whose moment is before the bound is due, and no one else: on every day of the calendar', () => {
  let due = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      keeps,
      moments,
      fc.integer({ min: -3, max: 3 }),
      (zone, keep, from, days) => {
        const found = facts(from.toISOString());
        const at = dueAt(found, policy(keep, zone));
        if (at === null) throw new Error('a span leads to a day');
        // Close to the day on which it is due, where a mistake of a day shows.
        const now = new Date(at.getTime() + days * 43_200_000);
        const bound = dueBefore(keep, zone, now);
        const isDue = at <= now;
        due += isDue ? 1 : 0;
        expect(bound !== null && from < bound).toBe(isDue);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(due).toBeGreaterThan(500);
});

test('Control: adding the span to the moment itself is not monotonous, and an index would miss some', () => {
  const [earlier, later] = ['2026-01-30T12:00:00Z', '2026-01-31T10:00:00Z'].map((text) => new Date(text));
  const naive = (at: Date | undefined) => `2026-02-28T${at?.toISOString().slice(11)}`;
  expect(earlier && later && earlier < later && naive(earlier) > naive(later)).toBe(true);
  expect(dueAt(facts('2026-01-30T12:00:00Z'), policy('P1M'))).toEqual(
    dueAt(facts('2026-01-31T10:00:00Z'), policy('P1M')),
  );
});
