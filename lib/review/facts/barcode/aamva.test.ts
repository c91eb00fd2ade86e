import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleNow } from '#test/builders/applicant-content.ts';
import { aamvaText, everyVersion } from '#test/review/aamva-cards.ts';
import { readAamva } from './aamva.ts';
import { barcodeStatements, ownBarcode } from './barcode-statements.ts';

const paper = exampleCard({ type: 'driver_license', issuingCountry: 'USA', mrz: null });
const [back] = paper.images.filter(({ part }) => part === 'back');

/** What a barcode states, by fact. */
function stated(text: string, change: Parameters<typeof exampleCard>[0] = {}): Record<string, unknown> {
  const card = { ...paper, ...change };
  const barcodes = [{ image: back?.id ?? '', page: 1, outcome: 'found', text, corners: [] } as const];
  const applicant = { ...exampleApplicant({ documents: [card] }), barcodes };
  return Object.fromEntries(
    barcodeStatements(applicant, card, exampleNow, '').map(({ field, key, source, unread, cut }) => {
      expect(source).toBe(ownBarcode);
      return [field, unread ? `unread: ${unread.why}` : cut ? `${key} (cut: ${cut})` : key];
    }),
  );
}

describe('A barcode of version', () => {
  it.each(everyVersion())('$version: the same person and card', ({ version, text }) => {
    expect(readAamva(text)).toMatchObject({ issuer: '636014', version });
    expect(stated(text)).toEqual({
      name: 'MARCUS ANTHONY DELGADO JR',
      address: '418 ALDER STREET\nFRESNO\n93701',
      birthDate: '1991-03-04',
      gender: 'Male',
      documentNumber: 'D8841027',
      issuedOn: '2021-09-18',
      expiresOn: '2031-09-18',
      ...(version === 1 ? {} : { issuer: 'USA' }),
    });
  });
});

describe('The dates', () => {
  const born = (digits: string, country: string) =>
    stated(
      aamvaText(
        8,
        [
          ['DBB', digits],
          ['DCG', country],
          ['DAQ', 'X1'],
        ],
        country === 'CAN' ? '604428' : '636014',
      ),
      {
        issuingCountry: country,
      },
    ).birthDate;
  it.each([
    ['month first, in the United States', '01022003', 'USA', '2003-01-02'],
    ['year first, in Canada', '20030102', 'CAN', '2003-01-02'],
    ['year first although in the United States', '20030102', 'USA', '2003-01-02'],
    ['year first, with a day that could be a month', '19121211', 'CAN', '1912-12-11'],
    ['month first although in Canada, with one meaning', '01232003', 'CAN', '2003-01-23'],
    [
      'month first although in Canada, with two meanings',
      '01022003',
      'CAN',
      'unread: The date can be read as two different days',
    ],
    ['that are none', '02302003', 'USA', 'unread: There is no such day'],
    ['that are no digits', 'MAR041991', 'USA', 'unread: The date is not in a form we read'],
  ])('%s', (_, digits, country, expected) => expect(born(digits, country)).toBe(expected));

  it('may differ in one card: each is read by itself', () => {
    const mixed = stated(
      aamvaText(3, [
        ['DBB', '19910304'],
        ['DBA', '09182031'],
        ['DCG', 'USA'],
      ]),
    );
    expect(mixed).toMatchObject({ birthDate: '1991-03-04', expiresOn: '2031-09-18' });
  });

  it.each(['00000000', '99999999', 'NONE', 'unavl'])('%s as the expiry is none', (value) => {
    expect(
      stated(
        aamvaText(8, [
          ['DBA', value],
          ['DAQ', 'X1'],
        ]),
      ),
    ).not.toHaveProperty('expiresOn');
  });
});

describe('The sex', () => {
  it.each([
    ['1', 'Male'],
    ['2', 'Female'],
    ['M', 'Male'],
    ['F', 'Female'],
    ['9', undefined],
    ['0', undefined],
  ])('%s', (code, expected) =>
    expect(
      stated(
        aamvaText(8, [
          ['DBC', code],
          ['DAQ', 'X1'],
        ]),
      ).gender,
    ).toBe(expected),
  );
});

describe('The name', () => {
  const named = (version: number, elements: [string, string][]) => stated(aamvaText(version, elements)).name;
  it.each<[string, number, [string, string][], string]>([
    [
      'cut at the end of the family name',
      8,
      [
        ['DCS', 'DELGA'],
        ['DAC', 'ANA'],
        ['DDE', 'T'],
      ],
      'ANA DELGA (cut: yes)',
    ],
    [
      'cut among the given names',
      8,
      [
        ['DCS', 'LI'],
        ['DAC', 'ANA'],
        ['DDF', 'T'],
        ['DDE', 'N'],
      ],
      'ANA LI (cut: yes)',
    ],
    [
      'perhaps cut',
      9,
      [
        ['DCS', 'LI'],
        ['DAC', 'ANA'],
        ['DDG', 'U'],
      ],
      'ANA LI (cut: maybe)',
    ],
    [
      'with an element of a state’s own in the place of a flag',
      3,
      [
        ['DCS', 'LI'],
        ['DCT', 'ANA'],
        ['DDE', 'T'],
      ],
      'ANA LI',
    ],
    [
      'without a middle name',
      8,
      [
        ['DCS', 'LI'],
        ['DAC', 'ANA'],
        ['DAD', 'NONE'],
      ],
      'ANA LI',
    ],
    [
      'whole, with its parts as well',
      1,
      [
        ['DAA', 'X,Y'],
        ['DAB', 'LI'],
        ['DAC', 'ANA'],
        ['DAE', 'SR'],
      ],
      'ANA LI SR',
    ],
    [
      'of one word',
      10,
      [
        ['DCS', 'SUHARTO'],
        ['DAC', 'NONE'],
      ],
      'SUHARTO',
    ],
  ])('%s', (_, version, elements, expected) => expect(named(version, elements)).toBe(expected));
});

describe('A text', () => {
  it('of version 1 with two addresses: where they live', () => {
    const elements: [string, string][] = [
      ['DAG', 'PO BOX 9'],
      ['DAI', 'RENO'],
      ['DAL', '1 ELM ST'],
      ['DAN', 'AUSTIN'],
    ];
    expect(stated(aamvaText(1, elements)).address).toBe('1 ELM ST\nAUSTIN\n');
  });

  it('with the issuer of a Canadian province and no country: Canada', () => {
    expect(stated(aamvaText(1, [['DAQ', 'T1']], '604428')).issuer).toBe('CAN');
  });

  it('with wrong lengths, other line ends or a subfile of a state is read all the same', () => {
    const odd = '@\r\n\x1e\rANSI 636014080002DL99990001ZC00000000DLDAQX1\r\nDCSLI\r\nDACANA\rZCZCADCSWRONG\r';
    expect(stated(odd)).toEqual({ documentNumber: 'X1', name: 'ANA LI' });
  });

  it.each([
    '',
    'https://example.org',
    '@\n\x1e\rANSI 636014100001',
    'P<UTOERIKSSON<<ANNA',
    '%CASACRAMENTO^',
    'DCSLI\nDACANA',
  ])('of another kind is none: %j', (text) => {
    expect(readAamva(text)).toBeNull();
    expect(stated(text)).toEqual({});
  });

  it('of 2,710 characters of anything ends at once', () => {
    const began = performance.now();
    for (const part of ['DL00000000', '\n', '@\n\x1e\rANSI 636014080001', 'DCS', ','])
      readAamva(`@\n\x1e\rANSI 63601408${part.repeat(2_710 / part.length)}`);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
