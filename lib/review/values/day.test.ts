import { expect, it } from 'vitest';
import { dayEverywhere, dayLabel, daysBetween, isSwapped, lastDayOf, momentLabel, yearsBetween } from './day.ts';

it.each([
  ['1991-03-04', '04 Mar 1991'],
  ['04.03.1991', '04.03.1991'],
  ['1991-13-04', '1991-13-04'],
])('%s is shown as %s', (day, label) => expect(dayLabel(day)).toBe(label));

it('a moment is shown with its day, the minute and UTC', () => {
  expect(momentLabel(new Date('1991-03-04T23:59:59.999Z'))).toBe('04 Mar 1991 at 23:59 UTC');
});

it.each([
  ['2008-11-21', '2026-11-21', 18],
  ['2008-11-22', '2026-11-21', 17],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('from %s to %s are %i full years', (from, to, years) => expect(yearsBetween(from, to)).toBe(years));

it('A day lasts until it is over in every time zone', () => {
  expect(dayEverywhere(new Date('2026-11-21T11:59:59Z'))).toBe('2026-11-20');
  expect(dayEverywhere(new Date('2026-11-21T12:00:00Z'))).toBe('2026-11-21');
});

it('Days are counted across leap days and summer time', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
});

it.each([
  ['1991-04-03', '1991-03-04', true],
  ['1991-04-04', '1991-04-04', false],
  ['1991-04-03', '1992-03-04', false],
])('%s and %s have day and month swapped: %s', (a, b, swapped) => expect(isSwapped(a, b)).toBe(swapped));

it.each([
  ['1985', '1985-12-31'],
  ['2028-02', '2028-02-29'],
  ['1991-03-04', '1991-03-04'],
])('%s lasts until %s', (day, last) => expect(lastDayOf(day)).toBe(last));
