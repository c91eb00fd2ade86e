import { expect, it } from 'vitest';
import { readShortDay, type ShortDay } from './short-day.ts';

const now = new Date('2026-11-21T12:00:00Z');

it.each<[string, Omit<ShortDay, 'verbatim'> | null]>([
  ['910304', { day: '1991-03-04' }],
  ['080304', { day: '2008-03-04' }],
  ['260301', { day: '2026-03-01', otherCentury: '1926-03-01' }],
  ['261121', { day: '2026-11-21', otherCentury: '1926-11-21' }],
  ['261122', { day: '1926-11-22' }],
  ['000229', { day: '2000-02-29' }],
  ['85<<<<', { day: '1985' }],
  ['850300', { day: '1985-03' }],
  ['850935', { day: null }],
  ['85<<04', { day: null }],
  ['8503O4', { day: null }],
  ['<<<<<<', null],
  ['', null],
])('the birth date %s of a zone', (verbatim, reading) =>
  expect(readShortDay('birthDate', verbatim, now)).toEqual(reading && { ...reading, verbatim }),
);

it.each<[string, Omit<ShortDay, 'verbatim'>]>([
  ['310918', { day: '2031-09-18' }],
  ['120415', { day: '2012-04-15' }],
  ['990101', { day: '1999-01-01', otherCentury: '2099-01-01' }],
  ['46<<<<', { day: '2046', otherCentury: '1946' }],
])('the expiry %s of a zone', (verbatim, reading) =>
  expect(readShortDay('expiresOn', verbatim, now)).toEqual({ ...reading, verbatim }),
);
