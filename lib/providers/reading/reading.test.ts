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
  ['2026-11-05T10:00:10+02', '2026-11-05T08:00:10.000Z'],
  ['2026-11-05T10:00:10-03', '2026-11-05T13:00:10.000Z'],
  ['2026-11-05T10:00:10\u221203:30', '2026-11-05T13:30:10.000Z'],
  ['2026-11-05 10:00:10 UTC', '2026-11-05T10:00:10.000Z'],
  ['2026-11-05t10:00:10,5z', '2026-11-05T10:00:10.500Z'],
  ['20261105T100010Z', '2026-11-05T10:00:10.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2017-01-01T08:59:60.4+09:00', '2017-01-01T00:00:00.400Z'],
  ['2016-12-31T12:30:60Z', null],
  ['2016-12-31T23:59:61Z', null],
  ['2026-11-05T10:00:10+2', null],
  ['2026-11-05T10:00:10+25:00', null],
  [1_793_880_010, '2026-11-05T12:00:10.000Z'],
  ['1793880010', '2026-11-05T12:00:10.000Z'],
  [1_793_880_010_123, '2026-11-05T12:00:10.123Z'],
  ['1793880010.5', '2026-11-05T12:00:10.500Z'],
  [946_684_800, '2000-01-01T00:00:00.000Z'],
  [946_684_799, null],
  [4_102_444_800, null],
  [0, null],
  [-1_793_880_010, null],
  [1_793_880_010_123_456, null],
  [1e300, null],
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
  ['Kosovo', 'XKX'],
  ['XK', 'XKX'],
  ['Viet Nam', 'VNM'],
  ['Iran (Islamic Republic of)', 'IRN'],
  ['Swaziland', 'SWZ'],
  ['Macedonia', 'MKD'],
  ['Burma', 'MMR'],
  ['GBD', 'GBD'],
  ['XXX', 'XXX'],
  ['UNK', 'UNK'],
  ['UTO', 'UTO'],
  ['ZZ', null],
  ['Atlantis', null],
  [null, null],
])('the country %s is %s', (said, expected) => expect(readCountry(said)).toBe(expected));

test.each([
  ['+84987543212', undefined, '+84987543212'],
  ['987543212', 'vn', '+84987543212'],
  ['(702) 555-0142', 'US', '+17025550142'],
  ['0044 20 7946 0018', 'GB', '+442079460018'],
  ['+52 1 55 1234 5678', undefined, '+525512345678'],
  ['+5215512345678', 'MX', '+525512345678'],
  ['044 55 1234 5678', 'MX', '+525512345678'],
  ['+52 1 800 123 4567', undefined, '+528001234567'],
  ['+54 9 11 2345 6789', undefined, '+5491123456789'],
  ['011 15 2345 6789', 'AR', '+5491123456789'],
  ['+54 9 11 15 2345 6789', undefined, '+5491123456789'],
  ['＋８４９８７５４３２１２', undefined, '+84987543212'],
  ['０９８７５４３２１２', 'VN', '+84987543212'],
  ['＋８１　（９０）－１２３４－５６７８', undefined, '+819012345678'],
  ['+٧٧٠١٢٣٤٥٦٤٢', undefined, '+77012345642'],
  ['+52 1 55 1234 56789', undefined, null],
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

test.each([
  ['data:image/png;name=Pass%20port (1).png;base64,iVBORw0KGgo=', 'image/png'],
  ['data:image/png;name="one\'s card";charset=utf-8;base64,iVBORw0KGgo=', 'image/png'],
  ['DATA:image/PNG;BASE64,iVBORw0KGgo=', 'image/png'],
  [' data:image/png; base64 ,iVBORw0KGgo=', 'image/png'],
  ['data:image/png;base64,iVBORw0KGgo%3D', 'image/png'],
  [`data:image/jpeg;name=${'x'.repeat(255)}.jpg;base64,iVBORw0KGgo=`, 'image/jpeg'],
  ['data:;base64,iVBORw0KGgo=', 'image/png'],
  ['data:;name=a;base64,iVBORw0KGgo=', 'image/png'],
])('the data URI %s is a picture', (text, mediaType) => {
  expect(fromBase64(text)).toEqual({
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    mediaType,
  });
  expect(withoutImages(text)).toMatchObject({ byteLength: 8, mediaType: 'image/png' });
});

test.each(['data:image/png,iVBORw0KGgo=', 'data:text/plain,x;base64,iVBORw0KGgo=', `data:${'x'.repeat(1_000_000)}`])(
  'a data URI that is not in base64 is no picture',
  (text) => {
    expect([fromBase64(text), withoutImages(text)]).toEqual([null, text]);
  },
);

test.each([
  ['a PDF', '%PDF-1.7', 'application/pdf'],
  ['a PDF behind an empty line', '\r\n%PDF-1.7', 'application/pdf'],
  ['a PDF behind 1,024 spaces', `${' '.repeat(1_024)}%PDF-1.7`, 'application/pdf'],
  ['a PDF behind 1,025 spaces', `${' '.repeat(1_025)}%PDF-1.7`, null],
  ['JSON that quotes a PDF', '{"note":"%PDF-1.7"}', null],
  ['JSON with a byte order mark', '\ufeff "%PDF-1.7"', null],
  ['markup that quotes a PDF', '<p>%PDF-1.7</p>', null],
])('the type of %s', (_, text, type) => {
  expect(sniffedMediaType(new TextEncoder().encode(text))).toBe(type);
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
