import type { ApplicantPerson, IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel } from '../applicant/labels.ts';
import { fullName } from '../names/person-name.ts';
import { lastDayOf } from '../values/day.ts';
import { fieldClaims } from './document-field.ts';
import { type Claim, sayAddress, sayFrom, type Told } from './statement.ts';
import { settleCenturies, zoneClaims } from './zone-statements.ts';

/** Everything the sources say of the applicant, what was provided first. */
export function claimsOf(applicant: Told, now: Date): Claim[] {
  const papers = applicant.documents;
  return settleCenturies(
    [
      ...providedClaims(applicant.person),
      ...papers.flatMap((paper) => documentClaims(paper, now, sourceSuffix(paper, papers))),
    ],
    now,
  );
}

/** Documents that say who someone is: not a selfie, nor liveness frames, nor a proof of address. */
export function identityPapers(applicant: Told): IdentityDocument[] {
  return applicant.documents.filter(({ type }) => !/^(selfie|liveness|proof_of_address)/.test(type));
}

/** When a paper expires: the earliest day that any of its sources says. */
export function expiryOf({ id }: IdentityDocument, claims: Claim[]): string | null {
  const days = claims.filter(({ field, documentId, unread }) => field === 'expiresOn' && documentId === id && !unread);
  return days.map(({ key }) => lastDayOf(key)).sort()[0] ?? null;
}

function providedClaims(person: ApplicantPerson): Claim[] {
  const say = sayFrom('Provided', '');
  return [
    ...say('name', fullName(person)),
    ...say('birthDate', person.birthDate),
    ...say('gender', person.gender),
    ...say('nationality', person.nationality),
    ...say('personalNumber', person.personalNumber),
    ...say('email', person.email),
    ...say('phone', person.phone),
    ...sayAddress(say, person.address),
  ];
}

function documentClaims(paper: IdentityDocument, now: Date, suffix: string): Claim[] {
  const fields = fieldClaims(paper, now, suffix);
  const read = [...fields, ...zoneClaims(paper, now, suffix)];
  // A vendor often fills the document from one of its own readings: that is one source, not two.
  const isCopy = (claim: Claim) =>
    fields.some((other) => other.field === claim.field && !other.unread && other.key === claim.key);
  return [...printedClaims(paper, suffix).filter((claim) => !isCopy(claim)), ...read];
}

function printedClaims(paper: IdentityDocument, suffix: string): Claim[] {
  const say = sayFrom(paper.type === 'proof_of_address' ? 'Proof' : `Printed${suffix}`, paper.id);
  const { holder } = paper;
  return [
    ...say('name', fullName(holder)),
    ...say('birthDate', holder.birthDate),
    ...say('gender', holder.gender),
    ...sayAddress(say, holder.address),
    ...say('documentNumber', paper.number),
    ...say('issuedOn', paper.issuedOn),
    ...say('expiresOn', paper.expiresOn),
    ...say('issuer', paper.issuingCountry),
  ];
}

/** Tells the papers apart where there are several: "Printed, passport". */
function sourceSuffix(paper: IdentityDocument, papers: IdentityDocument[]): string {
  const isAlone =
    papers.filter(({ holder, number, mrz }) => number ?? mrz ?? holder.fullName ?? holder.birthDate).length < 2;
  return isAlone ? '' : `, ${documentLabel(paper.type).toLowerCase()}`;
}
