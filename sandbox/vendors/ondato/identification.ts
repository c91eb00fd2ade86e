import { addressLine } from '#sandbox/people/home.ts';
import type { PaperType, Person } from '#sandbox/people/person.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { fileRows } from './files.ts';
import { findingsOf } from './findings.ts';
import { isErased, type Redaction } from './redaction.ts';
import { rulesOf } from './rules.ts';
import type { Session } from './session.ts';

const TYPES: Record<PaperType, string> = {
  passport: 'Passport',
  passport_card: 'IdCard',
  identification_card: 'IdCard',
  driver_license: 'DriverLicense',
};

/** The result of a session, as `GET /v1/identifications/{id}` shows it. */
export function identificationJson(
  session: Session,
  redactions: readonly Redaction[],
  now: Date,
): Record<string, unknown> {
  const { identificationId, id, setupId, externalReferenceId, progress, person } = session;
  const isNameless = isErased(redactions, 'PersonalData', now);
  const isFaceless = isErased(redactions, 'BiometricData', now);
  const files = fileRows(session, { isNameless, isFaceless });
  const hasDocument = person !== null && progress.submitted !== 'nothing';
  return {
    id: identificationId,
    applicationId: ONDATO_ACCOUNT.applicationId,
    createdUtc: progress.identifiedUtc,
    ...(progress.completedUtc === null ? {} : { completedUtc: progress.completedUtc }),
    setup: { id: setupId, versionId: ONDATO_ACCOUNT.setupVersionId },
    identityVerificationId: id,
    ...(externalReferenceId === null ? {} : { externalReferenceId }),
    status: progress.status,
    ...(progress.statusReason === null ? {} : { statusReason: progress.statusReason }),
    isCrossChecked: progress.isCrossChecked,
    document: hasDocument ? { ...(isNameless ? {} : documentOf(person)), files: files.document } : null,
    face: progress.submitted !== 'everything' || isFaceless ? null : faceOf(session, files.face),
    additionalFiles: files.additional,
    rules: rulesOf(session),
    ...findingsOf(session),
  };
}

/** The data read from the document, in Latin letters; not the applicant's form. */
function documentOf(person: Person): Record<string, unknown> {
  const { paper, names, home, country, story, index } = person;
  const { printed } = paper;
  const isMrzRight = printed.kind === 'driver_license' ? null : printed.mrzFault !== true;
  return {
    fullName: `${printed.givenNames} ${printed.familyName}`,
    firstName: names.middle === null ? printed.givenNames : printed.givenNames.replace(` ${names.middle}`, ''),
    middleName: names.middle,
    lastName: printed.familyName,
    documentNumber: printed.number,
    dateOfIssue: printed.issuedOn,
    dateOfExpiration: printed.expiresOn,
    dateOfBirth: printed.birthDate,
    personalCode: printed.personalNumber ?? null,
    address: paper.type === 'passport' ? null : addressLine(home, country),
    nationalityIso3: country.alpha3,
    countryIso3: printed.country,
    countryStateIso2: printed.state ?? null,
    gender: printed.gender === 'X' ? null : printed.gender === 'M' ? 'Male' : 'Female',
    type: TYPES[paper.type],
    ...(isMrzRight === null ? {} : { mrzVerified: isMrzRight }),
    // The vendor's own sample shows an identity card with a category.
    category: printed.licenceClass ?? (index % 13 === 6 ? 'B' : null),
    ocrValidations: [
      { key: 'documentNumber', isValid: true },
      { key: 'dateOfBirth', isValid: story !== 'birth_date_swapped' },
    ],
  };
}

function faceOf({ person, identificationId }: Session, files: unknown[]): Record<string, unknown> {
  const age = person?.portrait.ageYears ?? 0;
  const ageEstimation = age >= 22 ? 'Age22AndOver' : age >= 18 ? 'Age18AndOver' : 'Age13AndOver';
  // A face is enrolled once, also when two applicants show it.
  return { enrollmentId: `face-${person?.portrait.seed ?? identificationId}`, ageEstimation, files };
}
