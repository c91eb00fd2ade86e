import type { ApplicantPerson, Check } from '#lib/review/applicant/applicant.ts';
import { noPhone } from '#lib/review/values/unread.ts';
import { blankAddress } from '../reading/blank.ts';
import { check, unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { readPhone } from '../reading/phone.ts';
import { word, yesOrNo } from '../reading/word.ts';
import type { ReadDocument, Readings } from './documents.ts';
import type { AllpassApplicant } from './shapes.ts';

/**
 * The vendor itself keeps name, birth date and contact data; the rest is what it read from the first document. Names
 * are taken from the document unless the person typed another name, so that a difference stays visible.
 */
export function personOf(
  applicant: AllpassApplicant,
  papers: ReadDocument[],
): { person: ApplicantPerson; problems: Check[] } {
  const paper = papers.find(({ document }) => document.fields.length > 0);
  const read: Readings = paper?.read ?? (() => null);
  const holder = paper?.document.holder;
  const isTyped = yesOrNo(applicant.fullNameSetByUser) === true;
  const birth = readDay(applicant.dateOfBirth);
  const said = word(applicant.phone);
  // Without a country code the number can't be identified, so it is shown as it came.
  const phone = readPhone(said);
  const person: ApplicantPerson = {
    fullName: word(applicant.fullName) ?? holder?.fullName ?? null,
    givenName: isTyped ? null : (holder?.givenName ?? null),
    middleName: isTyped ? null : (holder?.middleName ?? null),
    familyName: isTyped ? null : (holder?.familyName ?? null),
    suffix: null,
    birthDate: word(applicant.dateOfBirth) === null ? (holder?.birthDate ?? null) : birth.day,
    gender: read('sex'),
    nationality: readCountry(read('nationality_code')) ?? readCountry(read('nationality')),
    email: word(applicant.email),
    phone,
    personalNumber: read('personal_number'),
    address: { ...blankAddress, line: read('address') },
  };
  const isLost = said !== null && phone === null;
  const unreadPhone = isLost
    ? [check('phone', 'phone', 'attention', { providerOutcome: said, reasons: [noPhone] })]
    : [];
  return { person, problems: [...unreadDay('dateOfBirth', applicant.dateOfBirth, birth), ...unreadPhone] };
}
