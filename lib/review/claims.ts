import type { ApplicantPerson, IdentityDocument } from './applicant.ts';
import { type Claim, sayAddress, sayFrom, type Told } from './claim.ts';
import { fieldClaims } from './document-field.ts';
import { documentLabel } from './labels.ts';
import { readZone } from './mrz.ts';
import { fullName } from './person-name.ts';

/** Everything the sources say of the applicant, what was provided first. */
export function claimsOf(applicant: Told, now: Date): Claim[] {
  const papers = applicant.documents;
  return [
    ...providedClaims(applicant.person),
    ...papers.flatMap((paper) => documentClaims(paper, now, sourceSuffix(paper, papers))),
  ];
}

/** Documents that say who someone is: not a selfie, liveness frames, a proof of address, nor pictures of a face alone. */
export function identityPapers(applicant: Told): IdentityDocument[] {
  return applicant.documents.filter(
    (paper) => !/^(selfie|liveness|portrait|proof_of_address)/i.test(paper.type) && !isFaceOnly(paper),
  );
}

/** Nothing was read off it and all its pictures are of a face: some vendors file those among the documents. */
function isFaceOnly({ images, fields, mrz, number, issuingCountry, issuedOn, expiresOn, holder }: IdentityDocument) {
  const isSilent =
    fields.length === 0 &&
    !(mrz ?? number ?? issuingCountry ?? issuedOn ?? expiresOn ?? holder.fullName ?? holder.birthDate);
  return isSilent && images.length > 0 && images.every(({ part }) => part === 'selfie' || part === 'liveness');
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
  const fields = fieldClaims(paper, suffix);
  const read = [...fields, ...zoneClaims(paper, now, suffix)];
  // A vendor often fills the document from one of its own readings: that is one source, not two.
  const isCopy = (claim: Claim) => fields.some((other) => other.field === claim.field && other.key === claim.key);
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

function zoneClaims(paper: IdentityDocument, now: Date, suffix: string): Claim[] {
  const zone = paper.mrz === null ? null : readZone(paper.mrz, now);
  if (!zone) return [];
  const say = sayFrom(`MRZ${suffix}`, paper.id);
  return [
    ...say('name', zone.name, { isCut: zone.isNameCut }),
    ...say('birthDate', zone.birthDate?.day ?? null, { verbatim: zone.birthDate?.verbatim }),
    ...say('gender', zone.gender),
    ...say('nationality', zone.nationality),
    ...say('personalNumber', zone.personalNumber),
    ...say('documentNumber', zone.number),
    ...say('expiresOn', zone.expiresOn?.day ?? null, { verbatim: zone.expiresOn?.verbatim }),
    ...say('issuer', zone.issuer),
  ];
}

/** Tells the papers apart where there are several: "Printed, passport". */
function sourceSuffix(paper: IdentityDocument, papers: IdentityDocument[]): string {
  const isAlone =
    papers.filter(({ holder, number, mrz }) => number ?? mrz ?? holder.fullName ?? holder.birthDate).length < 2;
  return isAlone ? '' : `, ${documentLabel(paper.type).toLowerCase()}`;
}
