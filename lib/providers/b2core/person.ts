import type { ApplicantPerson, Check } from '#lib/review/applicant/applicant.ts';
import { noPhone } from '#lib/review/values/unread.ts';
import { check, unreadCountry, unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { readPhone } from '../reading/phone.ts';
import { joinedName, labelsOf, record, word } from '../reading/word.ts';
import type { Client } from './shapes.ts';

/** Where a client's facts may be, because the form is not documented: at the top or one level down. */
const places = ['info', 'profile', 'personal', 'details', 'contacts', 'address'];
const countryKeys = [
  'alphabeticCode',
  'alpha3',
  'alpha3Code',
  'alphaThreeCode',
  'alpha2',
  'alpha2Code',
  'alphaTwoCode',
  'iso',
  'code',
  'numericCode',
  'name',
];

/** A fact of a client under any of its likely names; the first with a value counts. */
export function factOf(client: Record<string, unknown>, ...names: string[]): unknown {
  const rows = [client, ...places.map((place) => record(client[place]))];
  return rows
    .flatMap((row) => names.map((name) => row[name]))
    .find((value) => value !== null && value !== undefined && value !== '');
}

/** The text of a fact that may be text or `{ id, name }`. */
export function named(value: unknown): string | null {
  return word(value) ?? word(record(value).name) ?? word(record(value).caption);
}

/** The client's personal data, and which of it could not be read. What has no known name stays in `raw`. */
export function personOf(client: Client): { person: ApplicantPerson; problems: Check[] } {
  const text = (...names: string[]) => word(factOf(client, ...names));
  const [givenName, familyName] = [
    text('givenName', 'firstName', 'first_name'),
    text('familyName', 'lastName', 'last_name', 'surname'),
  ];
  const middleName = text('middleName', 'middle_name', 'patronymic');
  const bornOn = factOf(client, 'birthDate', 'birthday', 'birthDay', 'dateOfBirth', 'birth_date');
  const birth = readDay(bornOn);
  const telephone = factOf(client, 'phone', 'phoneNumber', 'mobile');
  const phone = readPhone(telephone);
  const isUnread = phone === null && word(telephone) !== null;
  const [citizenship, residence] = [
    factOf(client, 'nationality', 'citizenship'),
    factOf(client, 'country', 'countryCode'),
  ];
  const [nationality, country] = [countryOf(citizenship), countryOf(residence)];
  const person = {
    fullName: joinedName(givenName, middleName, familyName) ?? text('fullName', 'name'),
    givenName,
    middleName,
    familyName,
    suffix: null,
    birthDate: birth.day,
    gender: named(factOf(client, 'gender', 'sex')),
    nationality,
    email: text('email'),
    phone,
    personalNumber: text('personalNumber', 'taxId', 'nationalId'),
    address: {
      line: text('addressLine', 'street', 'address'),
      city: text('city'),
      state: named(factOf(client, 'state', 'region')),
      postalCode: text('postalCode', 'zipCode', 'zip', 'postcode'),
      country,
    },
  };
  const problem = check('phone', 'phone', 'attention', {
    providerOutcome: word(telephone),
    reasons: [noPhone],
  });
  const problems = [
    ...unreadDay('birth_date', bornOn, birth),
    ...unreadCountry('nationality', named(citizenship), nationality),
    ...unreadCountry('country', named(residence), country),
    ...(isUnread ? [problem] : []),
  ];
  return { person, problems };
}

/** How the Back Office groups its clients, as labels. */
export function labelsOfClient(client: Client): Record<string, string> {
  const names = ['nickname', 'status', 'type', 'internalType', 'companyShortName', 'companyFullName'];
  return labelsOf(Object.fromEntries(names.map((name) => [name, named(client[name])])));
}

/** The Back Office gives countries as ISO 3166 numbers, which lose leading zeros as JSON numbers. */
function countryOf(value: unknown): string | null {
  const told = [value, ...countryKeys.map((key) => record(value)[key])].map(word).filter((each) => each !== null);
  return (
    told
      .map((each) => readCountry(/^\d{1,3}$/.test(each) ? each.padStart(3, '0') : each))
      .find((each) => each !== null) ?? null
  );
}
