import { describe, expect, it } from 'vitest';
import { checkDigit, digitFault, zoneDigits } from './zone-digits.ts';

const card = ['I<KAZN094182575<<<<<<<<<<<<<<<', '9103041F3109188KAZ<<<<<<<<<<<6', 'OMAROVA<<AIDANA<<<<<<<<<<<<<<<'];
const passport = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const longCard = ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<<<<<<<<<<<<<<'];
const visa = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'];

describe('The check digits of a zone', () => {
  // The specimens of ICAO 9303 parts 4, 5 and 7, and a card of the sandbox.
  it.each([
    ['a card', card, ['5', '1', '8', '6']],
    ['a passport', passport, ['6', '2', '9', '1', '0']],
    ['a card whose number goes on in the optional field', longCard, ['9', '7', '2', '2']],
    ['a visa, which has no last digit over all fields', visa, ['4', '8', '9']],
  ])('of %s are recomputed as they are printed', (_, lines, printed) => {
    const found = zoneDigits(lines.join('\n'));
    expect(found?.digits.map(({ given }) => given)).toEqual(printed);
    expect(found?.digits.map(({ expected }) => expected)).toEqual(printed);
    expect(found?.digits.every(({ isRight }) => isRight)).toBe(true);
    for (const { at, given } of found?.digits ?? []) expect(found?.lines[at.line]?.slice(at.start, at.end)).toBe(given);
  });

  it.each([
    ['birth date', 1, '9103041', '9103042', ['Birth date: the check digit is 2 and should be 1.']],
    ['expiry', 1, '3109188', '3109183', ['Expiry: the check digit is 3 and should be 8.']],
    ['document number', 0, 'N094182575', 'N094182577', ['Document number: the check digit is 7 and should be 5.']],
    ['all fields', 1, 'KAZ<<<<<<<<<<<6', 'KAZ<<<<<<<<<<<4', []],
  ])('name the wrong one: that of the %s', (_, line, right, wrong, faults) => {
    const lines = card.map((text, at) => (at === line ? text.replace(right, wrong) : text));
    const found = zoneDigits(lines.join('\n'))?.digits.filter(({ isRight }) => !isRight) ?? [];
    const sentences = found.map(digitFault);
    expect(sentences.slice(0, faults.length)).toEqual(faults);
    // The last digit covers the other digits too.
    expect(sentences.at(-1)).toMatch(/^The last digit, over all these fields, is [46] and should be \d\.$/);
    expect(found.every(({ given, expected }) => given !== expected)).toBe(true);
  });

  it('say that one is missing where a filler stands for it', () => {
    const lines = [passport[0], passport[1]?.replace('ZE184226B<<<<<1', 'ZE184226B<<<<<<')].join('\n');
    const [wrong] = zoneDigits(lines)?.digits.filter(({ isRight }) => !isRight) ?? [];
    expect(wrong && digitFault(wrong)).toBe('Personal number: the check digit is missing and should be 1.');
  });
});

it.each([
  ['AB2134<<<', '5'],
  ['520727', '3'],
  ['L898902C3', '6'],
  ['<<<<<<', '0'],
])('The check digit of %s is %s', (text, digit) => expect(checkDigit(text)).toBe(digit));

it('The places of the numbers are known, so that they can be masked', () => {
  const found = zoneDigits(passport.join('\n'));
  const shown = (field: 'documentNumber' | 'personalNumber') =>
    found?.places[field].map(({ line, start, end }) => found.lines[line]?.slice(start, end));
  expect(shown('documentNumber')).toEqual(['L898902C3']);
  expect(shown('personalNumber')).toEqual(['ZE184226B<<<<<']);
});
