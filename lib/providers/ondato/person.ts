import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { blankAddress, blankApplicant } from '../reading/blank.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { readPhone } from '../reading/phone.ts';
import { joinedName, record, word } from '../reading/word.ts';
import type { IdentificationDocument, Registration } from './shapes.ts';

type Person = Applicant['person'];
type Names = Pick<Person, 'fullName' | 'givenName' | 'middleName' | 'familyName'>;

/** Names as registered, or the document's where none were registered. */
export function personOf(registration: Registration | null, document: IdentificationDocument | null): Person {
  const claimed = registration === null ? null : namesOf(registration);
  const names = claimed?.fullName ? claimed : namesOf(document ?? {});
  const birthDay = [registration?.dateOfBirth, document?.dateOfBirth].find((value) => word(value) !== null);
  return {
    ...blankApplicant('ondato', '').person,
    ...names,
    // A registered day that can't be read is not replaced by another: the reviewer sees that it is missing.
    birthDate: readDay(birthDay).day,
    gender: word(document?.gender),
    nationality: readCountry(document?.nationalityIso3),
    email: word(registration?.email),
    phone: phoneOf(registration?.phoneNumber, registration?.countryCode),
    // Text, because it may begin with a zero.
    personalNumber: word(registration?.personalCode) ?? word(document?.personalCode),
    address: addressOf(document?.address),
  };
}

/** The names as given; a missing full name is joined from its parts. */
export function namesOf(
  said: Pick<IdentificationDocument, 'fullName' | 'firstName' | 'middleName' | 'lastName'>,
): Names {
  const [givenName = null, middleName = null, familyName = null] = [said.firstName, said.middleName, said.lastName].map(
    word,
  );
  return {
    fullName: word(said.fullName) ?? joinedName(givenName, middleName, familyName),
    givenName,
    middleName,
    familyName,
  };
}

/** One line, as on the page; an object with parts is read as well. */
export function addressOf(value: unknown): Person['address'] {
  const parts = record(value);
  const part = (...names: string[]) => names.map((name) => word(parts[name])).find((each) => each !== null) ?? null;
  return {
    ...blankAddress,
    line: word(value) ?? part('line', 'street', 'fullAddress', 'address'),
    city: part('city'),
    state: part('state', 'region'),
    postalCode: part('postalCode', 'zipCode', 'postCode'),
    country: readCountry(part('country', 'countryIso3', 'countryCode')),
  };
}

/**
 * A phone number comes as a JSON number: digits only, country code first, no plus. It is not checked against the
 * country's numbering plan, because the sample on the vendor's own page would fail.
 */
function phoneOf(value: unknown, country: unknown): string | null {
  const text = word(value)?.normalize('NFKC');
  if (text === undefined) return null;
  const digits = text.replaceAll(/[ ().-]/g, '').replace(/^(\+|00)/, '');
  if (/^0/.test(digits)) return readPhone(text, country);
  return readPhone(`+${digits}`) ?? (/^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null);
}
