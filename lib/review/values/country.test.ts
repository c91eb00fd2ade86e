import { describe, expect, it, test } from 'vitest';
import { exampleApplicant, exampleCard, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant, ApplicantLocation } from '../applicant/applicant.ts';
import { countryName } from '../applicant/labels.ts';
import { locationBlockers } from '../case/location-blockers.ts';
import { differencesOf } from '../facts/differences.ts';
import { factsOf } from '../facts/facts.ts';
import { readZone } from '../facts/mrz.ts';
import { compareCountries, placesOf, travelCodeNames } from './country.ts';

/** What the zone of the example's card says of the nationality; the check digits do not cover it. */
const withZone = (nationality: string, person: Partial<Applicant['person']> = {}) =>
  exampleApplicant({ documents: [exampleCard({ mrz: zoneOf(nationality) })] }, person);
const zoneOf = (nationality: string) => exampleCard().mrz?.replace('8KAZ', `8${nationality.padEnd(3, '<')}`) ?? '';
const told = (applicant: Applicant) => differencesOf(applicant, { now: exampleNow }).map(({ field }) => field);
const nationalityOf = (applicant: Applicant) =>
  factsOf(applicant, { now: exampleNow }).identity.find(({ field }) => field === 'nationality');

test.each([
  ['GBD', 'British Overseas Territories citizen'],
  ['XXA', 'Stateless'],
  ['XXB', 'Refugee'],
  ['XXX', 'Unspecified'],
  ['UNK', 'Kosovo (UNMIK)'],
  ['XKK', 'Kosovo'],
  ['UTO', 'Utopia (specimen)'],
  ['XPO', 'Interpol'],
  ['ZAR', 'Congo - Kinshasa'],
  ['SUN', 'Soviet Union'],
  ['constructor', 'constructor'],
])('%s is called %s', (code, name) => {
  expect(countryName(code)).toBe(name);
});

test('A zone gives every code of ICAO 9303, and an unknown code unchanged', () => {
  const said = (code: string) => readZone(zoneOf(code), exampleNow)?.nationality;
  expect([...travelCodeNames.keys()].map(said)).toEqual([...travelCodeNames.keys()]);
  expect(['RKS', 'D', 'QQQ', ''].map(said)).toEqual(['XKX', 'DEU', 'QQQ', null]);
});

describe('A nationality of two sources', () => {
  it.each<[form: string, zone: string, isDifferent: boolean]>([
    ['KAZ', 'KAZ', false],
    ['KAZ', 'KGZ', true],
    ['XKX', 'RKS', false],
    ['XKX', 'UNK', false],
    ['GBR', 'GBD', false],
    ['BMU', 'GBD', false],
    ['HKG', 'GBN', false],
    ['GBR', 'GBS', false],
    ['KAZ', 'GBR', true],
    ['KAZ', 'GBP', true],
    ['KAZ', 'XXB', false],
    ['KAZ', 'XXC', false],
    ['KAZ', 'XXX', false],
    ['KAZ', 'UNO', false],
    ['KAZ', 'XOM', false],
    ['KAZ', 'XXA', true],
    ['KAZ', 'UTO', true],
    ['KAZ', 'SUN', false],
    ['DEU', 'SUN', true],
    ['DEU', 'QQQ', true],
  ])('the form says %s, the zone %s: differs is %s', (form, zone, isDifferent) => {
    expect(told(withZone(zone, { nationality: form }))).toEqual(isDifferent ? ['nationality'] : []);
  });

  it('that is no country is shown, and does not count as a source that agrees', () => {
    expect(nationalityOf(withZone('XXX', { nationality: null }))).toMatchObject({ value: 'Unspecified XXX', agree: 0 });
    expect(nationalityOf(withZone('XXX'))).toMatchObject({ value: 'Kazakhstan KAZ', agree: 0, difference: null });
    expect(nationalityOf(withZone('KAZ'))).toMatchObject({ value: 'Kazakhstan KAZ', agree: 2 });
  });
});

it('An organisation and a country as issuers differ', () => {
  expect(compareCountries('issuer', 'UNO', 'KAZ')).toBe('different');
  expect(compareCountries('issuer', 'GBD', 'GBR')).toBe('same');
  expect(compareCountries('issuer', 'D', 'DEU')).toBe('same');
  expect(compareCountries('issuer', 'D', 'AUT')).toBe('different');
});

describe('An IP address in a country where the applicant may live', () => {
  const from = (country: string): ApplicantLocation => ({
    source: 'ip',
    country,
    capture: null,
    at: null,
    latitude: null,
    longitude: null,
    region: null,
    city: null,
    ip: null,
  });
  const holding = (code: string, ip: string) => {
    const { address } = exampleCard().holder;
    const documents = [exampleCard({ mrz: null, issuingCountry: code })];
    return locationBlockers(exampleApplicant({ documents, locations: [from(ip)] }, { nationality: null, address }))
      .length;
  };

  it.each([
    ['XXB', 'DEU', 0],
    ['UNO', 'CHE', 0],
    ['GBD', 'BMU', 0],
    ['GBD', 'KAZ', 1],
    ['SUN', 'UKR', 0],
    ['KAZ', 'NLD', 1],
  ])('a document of %s, an address of %s: %i blockers', (code, ip, count) => {
    expect(holding(code, ip)).toBe(count);
  });
});

test('A code that means no country has no place', () => {
  expect(['XXA', 'XXX', 'KAZ', 'RKS'].map(placesOf)).toEqual([[], [], ['KAZ'], ['XKX']]);
});
