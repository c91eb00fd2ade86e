import { describe, expect, test } from 'vitest';
import { dueWithin, openedWithin } from './within.ts';

const now = new Date('2026-03-30T01:30:00Z');

describe('Days that are relative to today, in the desk’s time zone', () => {
  test.each([
    ['today', 'UTC', '2026-03-30T00:00:00.000Z'],
    ['today', 'America/New_York', '2026-03-29T04:00:00.000Z'],
    ['today', 'Asia/Kathmandu', '2026-03-29T18:15:00.000Z'],
    ['7d', 'UTC', '2026-03-24T00:00:00.000Z'],
    // The clocks were put forward on 29 March: the first of the seven days begins by the former offset.
    ['7d', 'Europe/Stockholm', '2026-03-23T23:00:00.000Z'],
    ['30d', 'UTC', '2026-03-01T00:00:00.000Z'],
  ])('opened in %s, %s: from %s', (value, zone, from) => {
    expect(openedWithin(value, { now, zone })).toEqual({ from: new Date(from), until: null });
  });

  test.each([
    ['overdue', 'UTC', null, '2026-03-30T01:30:00.000Z'],
    ['2h', 'UTC', null, '2026-03-30T03:30:00.000Z'],
    ['today', 'UTC', '2026-03-30T00:00:00.000Z', '2026-03-31T00:00:00.000Z'],
    ['today', 'America/New_York', '2026-03-29T04:00:00.000Z', '2026-03-30T04:00:00.000Z'],
    ['7d', 'Europe/Stockholm', '2026-03-29T22:00:00.000Z', '2026-04-05T22:00:00.000Z'],
  ])('due %s, %s: %s to %s', (value, zone, from, until) => {
    expect(dueWithin(value, { now, zone })).toEqual({ from: from && new Date(from), until: new Date(until) });
  });
});
