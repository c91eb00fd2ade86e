import type { Check } from '../applicant/applicant.ts';
import type { FactField } from '../facts/fact.ts';
import { dayProblems } from './day-reading.ts';

/** Reasons of a check that reports a value which could not be read. */
export const noPhone = 'This is not a phone number';
export const noCountry = 'This is no country we know';

const unreadReasons = new Set([...dayProblems, noPhone, noCountry]);

/**
 * The fact by the check's name, in any vendor's spelling: `document_issued_at`, `dateOfBirth`, `passport_expiration`.
 */
const fields: [pattern: RegExp, field: FactField][] = [
  [/phone/i, 'phone'],
  [/address|^country$/i, 'address'],
  [/nationality/i, 'nationality'],
  [/country/i, 'issuer'],
  [/birth|dob/i, 'birthDate'],
  [/expir/i, 'expiresOn'],
  [/issu/i, 'issuedOn'],
];

/** The fact whose unread value a check holds; null for every other check. */
export function unreadField({ name, reasons }: Pick<Check, 'name' | 'reasons'>): FactField | null {
  if (!reasons.some((reason) => unreadReasons.has(reason))) return null;
  return fields.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
