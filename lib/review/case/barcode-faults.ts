import type { ApplicantContent, IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel, hasTwoSides } from '../applicant/labels.ts';
import { readAamva } from '../facts/barcode/aamva.ts';
import { barcodeStatements, barcodesOf } from '../facts/barcode/barcode-statements.ts';
import { comparedRows } from '../facts/compared-rows.ts';
import { documentStatements } from '../facts/statements.ts';
import type { DocumentFault } from './blocker.ts';

/**
 * What is wrong with the barcode that Docket decoded off a document: it contradicts what the vendor read there, or a
 * licence that must have one has none that could be read. The words name facts and hold no values.
 */
export function barcodeFaults(applicant: ApplicantContent, paper: IdentityDocument, now: Date): DocumentFault[] {
  const name = documentLabel(paper.type).toLowerCase();
  const found = barcodesOf(applicant, paper);
  const isRead = found.some((each) => each.outcome === 'found' && readAamva(each.text) !== null);
  if (!isRead)
    return found.length > 0 && mustHaveBarcode(paper)
      ? [['attention', 'Barcode', `Barcode of the ${name} could not be read`, 'document_readable']]
      : [];
  const rows = comparedRows(barcodeStatements(applicant, paper, now, ''), documentStatements(paper, now, ''), now);
  const facts = rows.filter(({ field, verdict }) => verdict === 'differs' && !isOften(field));
  if (facts.length === 0) return [];
  const named = facts.map(({ label }) => label.toLowerCase()).join(', ');
  return [['fail', 'Barcode', `The barcode contradicts the ${name}: ${named}`, 'document_check']];
}

/** Every licence and identity card of the United States and Canada has one; federal cards have a zone instead. */
function mustHaveBarcode({ type, issuingCountry }: IdentityDocument): boolean {
  const isOfState = hasTwoSides(type) && !/passport|residence/i.test(type);
  return isOfState && (issuingCountry === 'USA' || issuingCountry === 'CAN');
}

/** Facts that differ between the sides of true cards: someone moved, or the code of the issuer is another one. */
function isOften(field: string): boolean {
  return field === 'address' || field === 'issuer' || field === 'nationality';
}
