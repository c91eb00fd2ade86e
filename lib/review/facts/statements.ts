import type { ApplicantContent, ApplicantPerson, IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel } from '../applicant/labels.ts';
import { fullName } from '../names/person-name.ts';
import { lastDayOf } from '../values/day.ts';
import { barcodeStatements } from './barcode/barcode-statements.ts';
import { fieldStatements } from './document-field.ts';
import { keptForTurn } from './kept-for-turn.ts';
import { addressStatement, type Statement, statementMaker } from './statement.ts';
import { settleCenturies, zoneStatements } from './zone-statements.ts';

/**
 * All statements about an applicant, those from the form first. Facts, blockers, checklist and requests all ask for
 * them, one after the other. An applicant is not changed once it was read.
 */
export const statementsOf: (applicant: ApplicantContent, now: Date) => readonly Statement[] = keptForTurn(read);

function read(applicant: ApplicantContent, now: Date): Statement[] {
  const papers = applicant.documents;
  return settleCenturies(
    [
      ...providedStatements(applicant.person),
      ...papers.flatMap((paper) => {
        const suffix = sourceSuffix(paper, papers);
        return [...documentStatements(paper, now, suffix), ...barcodeStatements(applicant, paper, now, suffix)];
      }),
    ],
    now,
  );
}

/** Documents that say who someone is: not a selfie, liveness frames, a proof of address, nor images of a face alone. */
export function identityDocuments(applicant: ApplicantContent): IdentityDocument[] {
  return applicant.documents.filter(
    (paper) => !/^(selfie|liveness|portrait|proof_of_address)/i.test(paper.type) && !isFaceOnly(paper),
  );
}

/** No field was read and all images show a face: some vendors report those as documents. */
function isFaceOnly({ images, fields, mrz, number, issuingCountry, issuedOn, expiresOn, holder }: IdentityDocument) {
  const isSilent =
    fields.length === 0 &&
    !(mrz ?? number ?? issuingCountry ?? issuedOn ?? expiresOn ?? holder.fullName ?? holder.birthDate);
  return isSilent && images.length > 0 && images.every(({ part }) => part === 'selfie' || part === 'liveness');
}

/** When a document expires: the earliest date of any of its sources, YYYY-MM-DD. */
export function expiryOf({ id }: IdentityDocument, statements: readonly Statement[]): string | null {
  const days = statements.filter(
    ({ field, documentId, unread }) => field === 'expiresOn' && documentId === id && !unread,
  );
  return days.map(({ key }) => lastDayOf(key)).sort()[0] ?? null;
}

function providedStatements(person: ApplicantPerson): Statement[] {
  const statement = statementMaker('Provided', '');
  return [
    ...statement('name', fullName(person)),
    ...statement('birthDate', person.birthDate),
    ...statement('gender', person.gender),
    ...statement('nationality', person.nationality),
    ...statement('personalNumber', person.personalNumber),
    ...statement('email', person.email),
    ...statement('phone', person.phone),
    ...addressStatement(statement, person.address),
  ];
}

/** What a vendor's sources say of one document. */
export function documentStatements(paper: IdentityDocument, now: Date, suffix: string): Statement[] {
  const fields = fieldStatements(paper, now, suffix);
  const read = [...fields, ...zoneStatements(paper, now, suffix)];
  // Vendors often fill the document's fields from one of their own readings: that is one source, not two.
  const isCopy = (statement: Statement) =>
    fields.some((other) => other.field === statement.field && !other.unread && other.key === statement.key);
  return [...printedStatements(paper, suffix).filter((statement) => !isCopy(statement)), ...read];
}

function printedStatements(paper: IdentityDocument, suffix: string): Statement[] {
  const statement = statementMaker(paper.type === 'proof_of_address' ? 'Proof' : `Printed${suffix}`, paper.id);
  const { holder } = paper;
  return [
    ...statement('name', fullName(holder)),
    ...statement('birthDate', holder.birthDate),
    ...statement('gender', holder.gender),
    ...addressStatement(statement, holder.address),
    ...statement('documentNumber', paper.number),
    ...statement('issuedOn', paper.issuedOn),
    ...statement('expiresOn', paper.expiresOn),
    ...statement('issuer', paper.issuingCountry),
  ];
}

/** Where there are several documents, the end of a source's name: "Printed, passport". */
function sourceSuffix(paper: IdentityDocument, papers: IdentityDocument[]): string {
  const isAlone =
    papers.filter(({ holder, number, mrz }) => number ?? mrz ?? holder.fullName ?? holder.birthDate).length < 2;
  return isAlone ? '' : `, ${documentLabel(paper.type).toLowerCase()}`;
}
