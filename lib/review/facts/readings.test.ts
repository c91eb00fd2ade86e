import { describe, expect, it } from 'vitest';
import { checkDigit } from '#sandbox/papers/machine-readable/mrz.ts';
import { exampleApplicant, exampleCard, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant, DocumentField, DocumentHolder, IdentityDocument } from '../applicant/applicant.ts';
import { blockersOf } from '../case/blockers.ts';
import { checklistOf } from '../case/checklist.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import { factsOf } from './facts.ts';

/** A card's zone with right check digits, whatever it says. */
function zoneOf(change: { birth?: string; expiry?: string; sex?: string; country?: string; names?: string }): string {
  const { birth = '910304', expiry = '310918', sex = 'F', country = 'KAZ', names = 'OMAROVA<<AIDANA' } = change;
  const first = `I<KAZN09418257${checkDigit('N09418257')}${'<'.repeat(15)}`;
  const [born, until] = [birth + checkDigit(birth), expiry + checkDigit(expiry)];
  const optional = '<'.repeat(11);
  const composite = checkDigit(first.slice(5) + born + until + optional);
  const second = `${born}${sex}${until}${country.padEnd(3, '<')}${optional}${composite}`;
  return [first, second, names.padEnd(30, '<')].join('\n');
}

const field = (name: string, value: string, source: string | null = 'barcode'): DocumentField => ({
  name,
  value,
  source,
  page: null,
  outcome: null,
});
const withCard = (change: Partial<IdentityDocument>, person: Partial<Applicant['person']> = {}) =>
  exampleApplicant({ documents: [exampleCard(change)] }, person);
const withZone = (change: Parameters<typeof zoneOf>[0], person: Partial<Applicant['person']> = {}) =>
  withCard({ mrz: zoneOf(change) }, person);
const withFields = (fields: DocumentField[], change: Partial<IdentityDocument> = {}) =>
  withCard({ mrz: null, fields, ...change });
const { holder } = exampleCard();
const printing = (change: Partial<DocumentHolder>) => ({ mrz: null, holder: { ...holder, ...change } });
const named = (fullName: string, printed: string) => withCard(printing({ fullName: printed }), { fullName });
const titles = (applicant: Applicant, now = exampleNow) =>
  blockersOf(applicant, { now }).map(({ tone, title }) => `${tone} ${title}`);

const us = { issuingCountry: 'USA' };
const canada = { issuingCountry: 'CAN' };
const unread = (fact: string) => `attention ${fact} could not be read`;

describe('A reading that can not be parsed is a blocker, never left out', () => {
  it.each<[string, Applicant, string[]]>([
    [
      'a day that does not exist, in a zone that is right',
      withZone({ birth: '850935' }),
      ['fail Birth date differs', unread('Birth date')],
    ],
    ['an expiry that does not exist', withZone({ expiry: '310231' }), ['fail Expiry differs', unread('Expiry')]],
    ['a country no one has, in a zone', withZone({ country: 'QQQ' }), [unread('Nationality')]],
    ['a digit in a name, in a zone', withZone({ names: 'OMAR0VA<<AIDANA' }), [unread('Name')]],
    ['a day in words', withFields([field('dob', '4 March 1991')]), [unread('Birth date')]],
    ['a day that can be two', withFields([field('dob', '04/03/1991')]), [unread('Birth date')]],
    ['a word for a sex', withFields([field('sex', 'Q')]), [unread('Sex')]],
    ['a country', withFields([field('nationality', 'Atlantis')]), [unread('Nationality')]],
    ['a day with no year but two digits', withFields([field('dob', '04.03.91')]), [unread('Birth date')]],
  ])('%s', (_, applicant, expected) => expect(titles(applicant)).toEqual(expected));

  it.each<[string, Applicant, string[]]>([
    [
      'MMDDYYYY in a barcode of the United States',
      withFields([field('DBB', '04031991')], us),
      ['fail Birth date differs'],
    ],
    ['the same, right', withFields([field('DBB', '03041991')], us), []],
    ['slashes in print of the United States', withFields([field('dob', '03/04/1991', 'ocr')], us), []],
    ['YYYYMMDD in a barcode of Canada', withFields([field('DBB', '19910403')], canada), ['fail Birth date differs']],
    ['the same, right', withFields([field('DBB', '19910304')], canada), []],
    ['the barcode’s own country', withFields([field('DBB', '03041991'), field('DCG', 'USA')], us), []],
    ['DD.MM.YYYY', withFields([field('date_of_birth', '04.03.1991', 'visual')]), []],
    ['DD.MM.YYYY of another day', withFields([field('dob', '05.03.1991')]), ['fail Birth date differs']],
    ['a day with a time', withFields([field('birth_date', '1991-03-04T00:00:00Z')]), []],
    [
      'six digits the vendor read off the zone',
      withFields([field('dob', '910403', 'mrz')]),
      ['fail Birth date differs'],
    ],
    [
      'a day that does not exist, with no digit to prove it',
      withFields([field('dob', '1991-02-30')]),
      [unread('Birth date')],
    ],
    [
      'Germany’s letter against Austria',
      withFields([field('issuing_state_code', 'D')], { issuingCountry: 'AUT' }),
      ['attention Issuer differs'],
    ],
    ['Germany by its name', withFields([field('countryIso3', 'Germany', null)], { issuingCountry: 'DEU' }), []],
    ['a country in two languages', withFields([field('nationality', 'Қазақстан / Kazakhstan')]), []],
    ['a zone whose month and day are unknown', withZone({ birth: '91<<<<' }), []],
    ['the same in zeros, of another year', withZone({ birth: '900000' }), ['fail Birth date differs']],
    ['a zone without a birth date', withZone({ birth: '<<<<<<' }), []],
  ])('%s is compared', (_, applicant, expected) =>
    expect(titles(applicant).filter((title) => !/IP address/.test(title))).toEqual(expected),
  );

  it('shows the unread text beside the value of the other sources', () => {
    const { identity } = factsOf(withFields([field('dob', '4 March 1991')]), { now: exampleNow });
    const birth = identity.find((fact) => fact.field === 'birthDate');
    expect(birth).toMatchObject({ value: '04 Mar 1991', agree: 2 });
    expect(birth?.difference).toMatchObject({
      title: 'Birth date could not be read',
      remark: 'Barcode: The date is not in a form we read.',
    });
    expect(birth?.difference?.values.at(-1)).toEqual({ source: 'Barcode', value: '4 March 1991', verbatim: null });
  });

  it('names each fact that a provider could not read, also beside another failed check of the document', () => {
    const reasons = ['The date can be read as two different days'];
    const unreadCheck = (name: string) =>
      exampleCheck({ name, outcome: 'attention', providerOutcome: '03/04/1990', reasons });
    const checks = [
      exampleCheck({ name: 'template', outcome: 'fail' }),
      unreadCheck('registration_dateOfBirth'),
      unreadCheck('passport_expiration'),
    ];
    expect(titles(exampleApplicant({ checks }))).toEqual([
      'fail Document, template: failed',
      unread('Birth date'),
      unread('Expiry'),
    ]);
  });

  it('leaves out a date that the provider could not read and we could', () => {
    const reasons = ['The date can be read as two different days'];
    const checks = [
      exampleCheck({ name: 'document_birth_date', outcome: 'attention', providerOutcome: '03/04/1991', reasons }),
    ];
    const [document] = withFields([field('birth_date', '03/04/1991', 'ocr')], us).documents;
    expect(titles(exampleApplicant({ checks, documents: document ? [document] : [] }))).toEqual([]);
  });
});

describe('An expiry that', () => {
  it.each<[string, Applicant, string[]]>([
    [
      'only the zone has',
      withCard({ expiresOn: null, mrz: zoneOf({ expiry: '200101' }) }),
      ['fail Identity card expired'],
    ],
    [
      'only the barcode has',
      withFields([field('DBA', '01012020')], { ...us, expiresOn: null }),
      ['fail Identity card expired'],
    ],
    [
      'is earlier in the zone than in print',
      withZone({ expiry: '261122' }),
      ['fail Expiry differs', 'attention Identity card expires within 30 days'],
    ],
    ['never comes, in print and zone', withCard({ expiresOn: '9999-01-01', mrz: zoneOf({ expiry: '990101' }) }), []],
    [
      'never comes, in the zone alone',
      withCard({ expiresOn: null, mrz: zoneOf({ expiry: '990101' }) }),
      [unread('Expiry')],
    ],
  ])('%s', (_, applicant, expected) => expect(titles(applicant)).toEqual(expected));

  it('only the zone has answers the checklist', () => {
    const applicant = withCard({ expiresOn: null, mrz: zoneOf({ expiry: '200101' }) });
    const items = checklistOf(defaultPolicies.checklist.items, applicant, { now: exampleNow, evidence: [] });
    expect(items.find(({ id }) => id === 'document_in_date')).toMatchObject({ outcome: 'fail', remark: 'expired' });
  });
});

describe('A source that says nothing, or uses a code, contradicts no other', () => {
  it.each<[string, string[]]>([
    ['2', []],
    ['1', ['fail Sex differs']],
    ['9', []],
    ['F/Ж', []],
    ['М / M', ['fail Sex differs']],
    ['Жен', []],
    ['V/F', []],
    ['unavl', []],
    ['NOT SPECIFIED', []],
    ['X', ['attention Sex differs']],
  ])('the sex %s against Female', (said, expected) => {
    expect(titles(withFields([field('gender_e', said)]))).toEqual(expected);
    expect(titles(withCard(printing({ gender: said })))).toEqual(expected);
  });

  it.each(['<', 'X'])('the sex %s of a zone', (sex) =>
    expect(titles(withZone({ sex }))).toEqual(sex === '<' ? [] : ['attention Sex differs']),
  );

  it.each(['N/A', 'NONE', 'unavl', '-', 'not available'])('%j as a date or a number', (said) =>
    expect(titles(withFields(['dob', 'document_number', 'expires_at'].map((name) => field(name, said))))).toEqual([]),
  );

  it.each([
    ['Suharti', 'Suharti Suharti'],
    ['SUHARTI', 'FNU Suharti'],
    ['Suharti Suharti', 'SUHARTI LNU'],
    ['Mohammad Karimi', 'Muhammad Karimi'],
    ['Md. Rahman', 'Mohammed Rahman'],
    ['Sarah Okafor', 'Sara Okafor'],
    ['Katherine Hale', 'Catherine Hale'],
  ])('the name %s against %s needs attention', (a, b) => {
    expect(titles(named(a, b))).toEqual(['attention Name spelled differently']);
    expect(titles(named(b, a))).toEqual(['attention Name spelled differently']);
  });

  it.each([
    ['Daniel Hale', 'Daniela Hale'],
    ['Mario Conti', 'Maria Conti'],
    ['Suharti', 'Suharti Wijaya'],
    ['Zara Hale', 'Sara Hale'],
  ])('the name %s against %s differs', (a, b) => expect(titles(named(a, b))).toEqual(['fail Name differs']));

  it('a middle name that a barcode does not have', () => {
    const parts = [field('DCS', 'HALE'), field('DAC', 'ANNA'), field('DAD', 'NONE')];
    const card = { ...us, ...printing({ fullName: 'Anna Maria Hale' }), fields: parts };
    expect(titles(withCard(card, { fullName: 'Anna Maria Hale' }))).toEqual([]);
  });
});

describe('A truncated name', () => {
  const hale = (flag: string) => [field('last_name', 'HALE'), field('first_name', 'CHRISTOPHE'), field('DDF', flag)];
  it.each([
    ['T', []],
    ['U', ['attention Name spelled differently']],
    ['N', ['fail Name differs']],
  ])('in a barcode with the truncation flag %s', (flag, expected) => {
    const card = { ...us, ...printing({ fullName: 'Christopher Hale' }), fields: hale(flag) };
    expect(titles(withCard(card, { fullName: 'Christopher Hale' }))).toEqual(expected);
  });

  it('on a French card before 2021', () => {
    const mrz = 'IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858MARIE<<CATHERI6512068F3';
    const said = { fullName: 'Marie Catherine Berthier', birthDate: '1965-12-06' };
    const card = { mrz, number: '880692310285', issuingCountry: 'FRA', holder: { ...holder, ...said } };
    expect(titles(withCard(card, { ...said, nationality: 'FRA' }))).toEqual([]);
  });
});

describe('A personal number of a passport’s zone', () => {
  const first = 'P<MEXHALE<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<';
  const passport = (optional: string) =>
    `${first}\n${`N09418257${checkDigit('N09418257')}MEX9103041F3109188${optional}`}`;
  const told = (optional: string, personalNumber: string) =>
    titles(
      withCard({ mrz: passport(`${optional}${checkDigit(optional)}0`) }, { personalNumber, fullName: 'Anna Hale' }),
    ).filter((title) => title.includes('Personal'));

  it('agrees with a longer number that begins with it, and may be another number', () => {
    expect(told('HALA910304MDFL', 'HALA910304MDFLNN09')).toEqual([]);
    expect(told('12345678901234', 'HALA910304MDFLNN09')).toEqual(['attention Personal number differs']);
  });
});

describe('The century of a zone’s two-digit year', () => {
  const born = (birthDate: string | null, birth: string) =>
    withCard({ ...printing({ birthDate: null }), mrz: zoneOf({ birth }) }, { birthDate });
  it.each<[string, Applicant, string[]]>([
    ['is the form’s where the form has it', born('1926-03-01', '260301'), []],
    ['is this one for a child', born('2026-03-01', '260301'), ['fail Under 18 on the document']],
    ['is not told by a day to come', born('1926-12-01', '261201'), []],
    ['is open where no other source says', born(null, '260301'), [unread('Birth date')]],
    ['is this one for someone who would be too old', born(null, '120301'), ['fail Under 18 on the document']],
    [
      'does not matter where another day is said',
      born('1991-03-04', '260301'),
      ['fail Birth date differs', 'fail Under 18 on the document'],
    ],
  ])('%s', (_, applicant, expected) => expect(titles(applicant).toSorted()).toEqual(expected.toSorted()));
});
