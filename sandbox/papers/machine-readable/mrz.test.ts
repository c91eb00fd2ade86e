import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import type { Printed } from '../printed.ts';
import { checkDigit, mrzLines } from './mrz.ts';
import { transliterate } from './transliteration.ts';

const eriksson: Printed = {
  kind: 'passport',
  country: 'SWE',
  number: 'L898902C3',
  personalNumber: 'ZE184226B',
  familyName: 'Eriksson',
  givenNames: 'Anna Maria',
  birthDate: '1974-08-12',
  issuedOn: '2002-04-15',
  expiresOn: '2012-04-15',
  gender: 'F',
};
const card = (change: Partial<Printed>): Printed => ({ ...eriksson, kind: 'id_card', ...change });

describe('Machine-readable zone', () => {
  it('The passport of ICAO 9303-4, appendix B: the same lines', () => {
    const lines = mrzLines({ ...eriksson, country: 'UTO' });
    expect(lines).toEqual([
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ]);
  });

  it('The card of ICAO 9303-5, appendix B: the same lines', () => {
    const lines = mrzLines(card({ country: 'UTO', number: 'D23145890', personalNumber: '' }));
    expect(lines).toEqual([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ]);
  });

  it.each<[string, Printed]>([
    ['a passport', eriksson],
    ['a passport without a personal number', { ...eriksson, personalNumber: '' }],
    ['a German card', card({ country: 'DEU', familyName: 'Müller-Groß', givenNames: 'Jörg' })],
    ['a card with a personal number', card({ country: 'KAZ', number: 'N09418257', personalNumber: '910304450417' })],
    ['a card with a number of fourteen digits', card({ country: 'EGY', number: '29103040112345', personalNumber: '' })],
    ['a person of neither sex', { ...eriksson, gender: 'X' }],
    [
      'very long names',
      {
        ...eriksson,
        familyName: 'Venkatanarasimharajuvaripeta Krishnamurthy',
        givenNames: 'Priyadarshini Lakshmi Annapurna',
      },
    ],
    ['one name alone', { ...eriksson, familyName: 'Suharto', givenNames: '' }],
  ])('%s: an independent parser finds no error', (_, printed) => {
    const lines = mrzLines(printed);
    expect(lines.map((line) => line.length)).toEqual(printed.kind === 'passport' ? [44, 44] : [30, 30, 30]);
    const read = parse(lines);
    expect(read.details.filter((detail) => !detail.valid).map((detail) => `${detail.field}: ${detail.error}`)).toEqual(
      [],
    );
    expect(read.valid).toBe(true);
  });

  it.each([eriksson, card({})])('mrzFault: exactly one check digit is wrong', (printed) => {
    const read = parse(mrzLines({ ...printed, mrzFault: true }));
    expect(read.details.filter((detail) => !detail.valid).map((detail) => detail.field)).toEqual([
      'birthDateCheckDigit',
    ]);
  });

  it('A name that is too long: the cut line ends in a letter', () => {
    const [first = ''] = mrzLines({ ...eriksson, familyName: 'Venkatanarasimharajuvaripeta Krishnamurthy' });
    expect(first).toMatch(/<<A$/);
  });

  it.each([
    ['520727', '3'],
    ['D23145890', '7'],
    ['AB2134<<<', '5'],
  ])('Check digit of %s: %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });
});

describe('Transliteration', () => {
  it.each([
    ['Müller-Groß', 'MUELLER<GROSS'],
    ['Åsa Öberg', 'AASA<OEBERG'],
    ['O’Connor', 'OCONNOR'],
    ["D'Angelo", 'DANGELO'],
    ['Søren Kjær', 'SOEREN<KJAER'],
    ['Łukasz Żółć', 'LUKASZ<ZOLC'],
    ['Þórður', 'THORDUR'],
    ['Nguyễn Thị Đào', 'NGUYEN<THI<DAO'],
    ['Şişman İğdır', 'SISMAN<IGDIR'],
    ['Muñoz, José', 'MUNOZ<JOSE'],
    ['Ħøœ', 'HOEOE'],
  ])('%s becomes %s', (name, zone) => {
    expect(transliterate(name)).toBe(zone);
  });
});
