import type { Check } from '../applicant/applicant.ts';
import type { FactField } from '../facts/fact.ts';
import { dayProblems } from './day-reading.ts';

/** Reasons of a check that says: a value came from the provider, and we could not read it. */
export const noPhone = 'This is not a phone number';
export const noCountry = 'This is no country we know';

const reasonsToAsk = new Set([...dayProblems, noPhone, noCountry]);

/** By the check's name, in any vendor's spelling: `document_issued_at`, `dateOfBirth`, `passport_expiration`. */
const fields: [pattern: RegExp, field: FactField][] = [
  [/phone/i, 'phone'],
  [/address|^country$/i, 'address'],
  [/nationality/i, 'nationality'],
  [/country/i, 'issuer'],
  [/birth|dob/i, 'birthDate'],
  [/expir/i, 'expiresOn'],
  [/issu/i, 'issuedOn'],
];

/** The fact whose value a check gives as it came because it could not be read; null for every other check. */
export function unreadField({ name, reasons }: Pick<Check, 'name' | 'reasons'>): FactField | null {
  if (!reasons.some((reason) => reasonsToAsk.has(reason))) return null;
  return fields.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
