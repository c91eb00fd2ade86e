import { expect, test } from 'vitest';
import { fieldValue, momentOf, presets } from './snooze-times.ts';

const untilOf = (value: string, now: Date) => presets.find((preset) => preset.value === value)?.until(now);

test('Hours count from now, mornings from the calendar day', () => {
  const friday = new Date(2026, 10, 27, 14, 30);
  expect(untilOf('1h', friday)).toEqual(new Date(2026, 10, 27, 15, 30));
  expect(untilOf('4h', friday)).toEqual(new Date(2026, 10, 27, 18, 30));
  expect(untilOf('tomorrow', friday)).toEqual(new Date(2026, 10, 28, 9));
  expect(untilOf('monday', friday)).toEqual(new Date(2026, 10, 30, 9));
});

test('On a Monday, Monday is the next one; on a Sunday, the day after', () => {
  expect(untilOf('monday', new Date(2026, 10, 30, 8))).toEqual(new Date(2026, 11, 7, 9));
  expect(untilOf('monday', new Date(2026, 10, 29, 8))).toEqual(new Date(2026, 10, 30, 9));
});

test('A moment goes into the field and comes out as the same minute', () => {
  const until = new Date(2026, 10, 3, 9, 5).toISOString();
  expect(fieldValue(until)).toBe('2026-11-03T09:05');
  expect(momentOf(fieldValue(until))).toBe(until);
  expect([fieldValue(null), momentOf('')]).toEqual(['', null]);
});
