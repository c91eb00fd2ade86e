import { describe, expect, test } from 'vitest';
import { readCountry } from './country.ts';
import { type DayReading, readDay, readMonthFirstDay } from './day.ts';
import { fromBase64, sniffedMediaType } from './image.ts';
import { readPhone } from './phone.ts';
import { withoutImages } from './raw.ts';
import { readTime } from './time.ts';
import { amount, word, yesOrNo } from './word.ts';

const told = ({ day, problem }: DayReading) => day ?? problem;

describe('days: nothing is guessed', () => {
  test.each([
    ['1990-03-04', '1990-03-04'],
    ['1990-03-04T00:00:00Z', '1990-03-04'],
    ['19900304', '1990-03-04'],
    ['1990/3/4', '1990-03-04'],
    ['31/12/1990', '1990-12-31'],
    ['12/31/1990', '1990-12-31'],
    ['05.05.1990', '1990-05-05'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', 'impossible'],
    ['1990-13-01', 'impossible'],
    ['0000-00-00', 'impossible'],
    ['32/13/1990', 'impossible'],
    ['03/04/1990', 'ambiguous'],
    ['4 March 1990', 'unreadable'],
    ['03/04/90', 'unreadable'],
    ['', null],
    [null, null],
  ])('%s is %s', (said, expected) => expect(told(readDay(said))).toBe(expected));

  test.each([
    ['12/31/2016', '2016-12-31'],
    ['03/04/1990', '1990-03-04'],
    ['2016-12-31', '2016-12-31'],
    ['31/12/2016', 'impossible'],
    ['02/30/2016', 'impossible'],
    ['1/2/2016', 'unreadable'],
    ['12-31-2016', 'unreadable'],
  ])('month first: %s is %s', (said, expected) => expect(told(readMonthFirstDay(said))).toBe(expected));
});

test.each([
  ['2026-11-05T10:00:10+02:00', '2026-11-05T08:00:10.000Z'],
  ['2026-11-05T10:00:10+0200', '2026-11-05T08:00:10.000Z'],
  ['2026-11-05 10:00', '2026-11-05T10:00:00.000Z'],
  ['2026-11-05T10:00:10.123456Z', '2026-11-05T10:00:10.123Z'],
  ['2026-11-05', '2026-11-05T00:00:00.000Z'],
  ['2026-02-30T10:00:00Z', null],
  ['2026-11-05T25:00:00Z', null],
  ['yesterday', null],
])('the moment %s is %s', (said, expected) => expect(readTime(said)).toBe(expected));

test.each([
  ['DE', 'DEU'],
  ['deu', 'DEU'],
  ['D<<', 'DEU'],
  ['276', 'DEU'],
  ['United States of America', 'USA'],
  ['United States', 'USA'],
  ["Côte d'Ivoire", 'CIV'],
  ['UK', 'GBR'],
  ['RKS', 'XKX'],
  ['ZZ', null],
  ['Atlantis', null],
  [null, null],
])('the country %s is %s', (said, expected) => expect(readCountry(said)).toBe(expected));

test.each([
  ['+84987543212', undefined, '+84987543212'],
  ['987543212', 'vn', '+84987543212'],
  ['(702) 555-0142', 'US', '+17025550142'],
  ['0044 20 7946 0018', 'GB', '+442079460018'],
  ['987543212', undefined, null],
  ['call me', 'US', null],
  ['+1', undefined, null],
])('the phone %s of %s is %s', (said, country, expected) => expect(readPhone(said, country)).toBe(expected));

test('text keeps its letters and loses control characters', () => {
  expect(
    ['  Zoë\u0000 \u001b[31m', '\uD800x', '', ' ', 7, false, null, {}, [], 'x'.repeat(1_000_000)].map(word),
  ).toEqual(['Zoë [31m', '\uFFFDx', null, null, '7', 'false', null, null, null, 'x'.repeat(4_000)]);
  expect(['18.06', 'NaN', '', '1e999', Number.NaN, 3, true].map(amount)).toEqual([
    18.06,
    null,
    null,
    null,
    null,
    3,
    null,
  ]);
  expect([true, 'FALSE', 'yes', 1, null, undefined].map(yesOrNo)).toEqual([true, false, null, null, null, null]);
});

test("the first bytes decide an image's type, not the claim", () => {
  const files = ['/9j/4AAQ', 'iVBORw0KGgo=', 'UklGRhYAAABXRUJQ', 'JVBERi0xLjc=', 'PHN2Zz48L3N2Zz4='];
  const types = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', null];
  expect(files.map((text) => sniffedMediaType(fromBase64(text)?.bytes ?? new Uint8Array()))).toEqual(types);
  expect(fromBase64('data:image/png;base64,iVBORw0KGgo=')?.mediaType).toBe('image/png');
  expect(['', 'not base64!', 'data:image/png;base64,'].map(fromBase64)).toEqual([null, null, null]);
});

test('a raw answer keeps everything except image bytes', () => {
  const jpeg = `/9j/${'A'.repeat(96)}`;
  const raw = withoutImages({
    a: [jpeg, { b: `data:image/png;base64,${'A'.repeat(8)}` }],
    note: 'A'.repeat(1_000),
    words: 'a b c '.repeat(500),
    n: 1,
    none: null,
  });
  expect(raw).toEqual({
    a: [
      { mediaType: 'image/jpeg', byteLength: 75, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { b: { mediaType: null, byteLength: 6, sha256: expect.any(String) } },
    ],
    note: 'A'.repeat(1_000),
    words: 'a b c '.repeat(500),
    n: 1,
    none: null,
  });
});
