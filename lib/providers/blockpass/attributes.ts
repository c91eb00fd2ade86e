import type { Applicant, Check } from '#lib/review/applicant/applicant.ts';
import { noPhone } from '#lib/review/values/unread.ts';
import { blankAddress, blankApplicant } from '../reading/blank.ts';
import { check, unreadCountry, unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readMonthFirstDay } from '../reading/day.ts';
import { readPhone } from '../reading/phone.ts';
import { joinedName, parsedOnce, record, word } from '../reading/word.ts';
import type { Candidate } from './shapes.ts';

/** The person by the candidate's attributes, and which attributes could not be read. */
export function personOf(identities: NonNullable<Candidate['identities']>): {
  person: Applicant['person'];
  problems: Check[];
} {
  const text = (slug: string) => word(identities[slug]?.value);
  const birth = readMonthFirstDay(identities.dob?.value);
  const phone = phoneOf(identities.phone?.value);
  const address = addressOf(identities.address?.value);
  const [givenName, middleName, familyName] = [text('given_name'), text('middle_name'), text('family_name')];
  const nationality = readCountry(identities.nationality?.value);
  const person = {
    ...blankApplicant('blockpass', '').person,
    fullName: joinedName(givenName, middleName, familyName),
    givenName,
    middleName,
    familyName,
    birthDate: birth.day,
    gender: text('gender'),
    nationality,
    email: text('email'),
    phone: phone.number,
    address: address.address,
  };
  return {
    person,
    problems: [
      ...unreadDay('birth_date', identities.dob?.value, birth),
      ...unreadCountry('nationality', identities.nationality?.value, nationality),
      ...phone.problems,
      ...address.problems,
    ],
  };
}

/** `phone` is JSON inside text; plain text is tried as a number as well. */
function phoneOf(value: unknown): { number: string | null; problems: Check[] } {
  const said = record(parsedOnce(value));
  const isJson = Object.keys(said).length > 0;
  const number = isJson ? (readPhone(said.phoneNumber) ?? readPhone(said.number, said.countryCode2)) : readPhone(value);
  const raw = word(said.phoneNumber) ?? word(said.number) ?? (isJson ? null : word(value));
  if (number !== null || raw === null) return { number, problems: [] };
  return {
    number,
    problems: [check('phone', 'phone', 'attention', { providerOutcome: raw, reasons: [noPhone] })],
  };
}

/** `address` is JSON inside text; other text is kept as one line. */
function addressOf(value: unknown): { address: Applicant['person']['address']; problems: Check[] } {
  const said = record(parsedOnce(value));
  if (Object.keys(said).length === 0) return { address: { ...blankAddress, line: word(value) }, problems: [] };
  const country = readCountry(said.country);
  const address = {
    line: joinedLine(word(said.address), word(said.extraInfo)),
    city: word(said.city),
    state: word(said.state),
    postalCode: word(said.postalCode),
    country,
  };
  return { address, problems: unreadCountry('address_country', said.country, country) };
}

function joinedLine(...lines: (string | null)[]): string | null {
  return lines.filter((line) => line !== null).join(', ') || null;
}
