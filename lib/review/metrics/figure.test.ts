import { expect, test } from 'vitest';
import { queueAddress, readAddress } from '../case/queue-address.ts';
import { type Figure, figureParams, readFigure } from './figure.ts';
import { withoutSmall } from './small-groups.ts';
import { betweenWords, countChange, durationWords, shareChange, shareWords } from './words.ts';

const span = { from: '2026-10-28T23:00:00.000Z', until: '2026-11-27T13:32:08.000Z' };

test.each<Figure>([
  { decided: span, outcome: 'approved', country: 'DEU', zone: 'Europe/Stockholm' },
  { opened: span, step: 'complete', only: 'first', flow: '' },
  { openAt: span.until, age: '3-10', mode: 'live' },
  { decided: span, slots: '17-20', reviewer: '22222222-2222-4222-8222-222222222222' },
])('A figure comes back from its address: %o', (figure) => {
  const params = Object.fromEntries(figureParams(figure));
  expect(readFigure((name) => params[name])).toEqual(figure);
  const address = new URLSearchParams(queueAddress({ figure }).split('?')[1]);
  expect(readAddress(Object.fromEntries(address)).figure).toEqual(figure);
});

test.each<Record<string, string>>([
  { outcome: 'deleted' },
  { decided: '2026-10-28..2026-11-27' },
  { decided: `${span.until}..${span.from}` },
  { openAt: '2026-99-28T23:00:00Z' },
  { reason: "RJ-01' OR true" },
  { flow: 'two\nlines' },
  { zone: 'Europe/Stockholm' },
])('A value that makes no sense is dropped: %o', (params) => {
  expect(readFigure((name) => params[name])).toBeNull();
});

test.each([
  [[9, 8, 3], [9], [3, 8]],
  [[9, 3, 2], [9], [2, 3]],
  [[9, 8, 7], [9, 8, 7], []],
  [[4], [], [4]],
  [[9, 0, 0], [9], []],
])('Of groups of %j cases %j are shown', (sizes, shown, hidden) => {
  expect(withoutSmall(sizes, (size) => size)).toEqual({ shown, hidden });
});

test('Figures in words', () => {
  expect([countChange(4821, 4512), countChange(1, 1), countChange(0, 1_000)]).toEqual([
    'was 4,512, +309',
    'was 1, ±0',
    'was 1,000, −1,000',
  ]);
  expect(shareChange({ part: 784, whole: 1000 }, { part: 801, whole: 1000 })).toBe('was 80.1 %, −1.7 points');
  expect(shareChange({ part: 0, whole: 0 }, { part: 801, whole: 1000 })).toBe('was 80.1 %');
  expect(shareChange({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBe('none before');
  expect([shareWords(1, 3), shareWords(0, 0)]).toEqual(['33.3 %', '–']);
  expect([30, 700, 12_060, 360_000].map(durationWords)).toEqual(['30 s', '12 min', '3:21 h', '4.2 days']);
  expect(betweenWords({ from: 10_800, until: 12_600 })).toBe('between 3:00 h and 3:30 h');
  expect(betweenWords({ from: 7_776_000, until: null })).toBe('over 90.0 days');
});
