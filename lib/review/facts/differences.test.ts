import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant, DocumentField } from '../applicant/applicant.ts';
import { differencesOf } from './differences.ts';

const told = (applicant: Applicant) => differencesOf(applicant, { now: exampleNow });
const field = (name: string, value: string, source: string): DocumentField => ({
  name,
  value,
  source,
  page: null,
  outcome: null,
});
const { holder } = exampleCard();
const printed = (change: Partial<typeof holder>) => exampleCard({ holder: { ...holder, ...change } });

it('Form, print and zone that agree in different scripts have no difference', () => {
  expect(told(exampleApplicant())).toEqual([]);
  expect(told(exampleApplicant({}, { fullName: 'Aidana OMAROVA', gender: 'female' }))).toEqual([]);
});

it('A birth date with day and month swapped is shown with the value of each source', () => {
  expect(told(exampleApplicant({}, { birthDate: '1991-04-03' }))).toEqual([
    {
      kind: 'differs',
      field: 'birthDate',
      documentId: null,
      tone: 'fail',
      title: 'Birth date differs',
      values: [
        { source: 'Provided', value: '03 Apr 1991', verbatim: null },
        { source: 'Printed', value: '04 Mar 1991', verbatim: null },
        { source: 'MRZ', value: '04 Mar 1991', verbatim: '910304' },
      ],
      remark: 'Day and month look swapped in the form.',
      isRegistryMismatchOnly: false,
    },
  ]);
});

describe('The differences of', () => {
  const address = { line: '84 Saryarka St', city: 'Astana', state: null, postalCode: null, country: null };
  it.each<[string, Applicant, object[]]>([
    [
      'another name',
      exampleApplicant({}, { fullName: 'Aliya Omarova' }),
      [{ field: 'name', tone: 'fail', title: 'Name differs' }],
    ],
    [
      'another sex',
      exampleApplicant({}, { gender: 'male' }),
      [{ field: 'gender', tone: 'fail', title: 'Sex differs' }],
    ],
    ['a sex the vendor does not know', exampleApplicant({}, { gender: 'unknown' }), []],
    [
      'another nationality',
      exampleApplicant({}, { nationality: 'KGZ' }),
      [{ field: 'nationality', tone: 'attention' }],
    ],
    [
      'another house',
      exampleApplicant({ documents: [printed({ address })] }),
      [{ field: 'address', tone: 'attention', title: 'Address differs' }],
    ],
    [
      'the street written out',
      exampleApplicant({ documents: [printed({ address: { ...address, line: 'Saryarka Street 48' } })] }),
      [],
    ],
    [
      'a number unlike the zone',
      exampleApplicant({ documents: [exampleCard({ number: 'N09418275' })] }),
      [{ field: 'documentNumber', documentId: 'card', tone: 'fail' }],
    ],
    ['a number with spaces', exampleApplicant({ documents: [exampleCard({ number: 'N 0941 8257' })] }), []],
    [
      'an expiry unlike the zone',
      exampleApplicant({ documents: [exampleCard({ expiresOn: '2036-09-18' })] }),
      [{ field: 'expiresOn', tone: 'fail' }],
    ],
    [
      'an issuer unlike the zone',
      exampleApplicant({ documents: [exampleCard({ issuingCountry: 'UZB' })] }),
      [{ field: 'issuer', tone: 'attention' }],
    ],
    [
      'a name in kanji, unconfirmed',
      exampleApplicant({ documents: [printed({ fullName: '佐々城 凛音' })] }, { fullName: 'Sasajo Rinne' }),
      [{ field: 'name' }],
    ],
  ])('%s', (_, applicant, differences) => {
    expect(told(applicant)).toMatchObject(differences);
    expect(told(applicant)).toHaveLength(differences.length);
  });

  it('names in two scripts that can’t be compared need a reviewer’s attention', () => {
    const card = exampleCard({ mrz: null, holder: { ...holder, fullName: '佐々城 凛音' } });
    expect(told(exampleApplicant({ documents: [card] }, { fullName: 'Sasajo Rinne' }))).toMatchObject([
      { tone: 'attention', title: 'Name in two scripts', remark: 'The letters can’t be compared. Compare by eye.' },
    ]);
  });
});

describe('The vendor’s own readings', () => {
  const barcode = [
    field('last_name', 'OMAROVA', 'barcode'),
    field('first_name', 'AIDANA', 'barcode'),
    field('birth_date', '1991-03-05T00:00:00Z', 'barcode'),
  ];

  it('are separate sources', () => {
    const [difference, ...others] = told(exampleApplicant({ documents: [exampleCard({ fields: barcode })] }));
    expect(others).toEqual([]);
    expect(difference?.values.map(({ source, value }) => `${source} ${value}`)).toEqual([
      'Provided 04 Mar 1991',
      'Printed 04 Mar 1991',
      'Barcode 05 Mar 1991',
      'MRZ 04 Mar 1991',
    ]);
  });

  it('count once where the vendor filled the document from them', () => {
    const copied = exampleCard({ mrz: null, fields: [field('birth_date', '1991-03-04', 'mrz')] });
    const [difference] = told(exampleApplicant({ documents: [copied] }, { birthDate: '1991-04-03' }));
    expect(difference?.values.map(({ source }) => source)).toEqual(['Provided', 'MRZ']);
  });

  it('differ when a date can be read in two ways and neither agrees with the other sources', () => {
    const fields = [field('dob', '03/05/1991', 'ocr')];
    expect(told(exampleApplicant({ documents: [exampleCard({ fields })] }))).toMatchObject([
      { kind: 'differs', field: 'birthDate', tone: 'fail' },
      { kind: 'unread', field: 'birthDate', tone: 'attention', title: 'Birth date could not be read' },
    ]);
  });
});

it('Compared fields that do not match are shown as differences that only the registry reports', () => {
  const checks = ['birth_date', 'last_name', 'first_name'].map((comparesField) =>
    exampleCheck({ kind: 'registry', comparesField, outcome: comparesField === 'first_name' ? 'pass' : 'fail' }),
  );
  const differences = told(exampleApplicant({ checks }));
  expect(differences.map((each) => [each.field, each.isRegistryMismatchOnly])).toEqual([
    ['name', true],
    ['birthDate', true],
  ]);
  expect(differences[1]?.values.at(-1)).toEqual({
    source: 'Registry',
    value: 'Does not match: birth date',
    verbatim: null,
    isVerdict: true,
  });
});
