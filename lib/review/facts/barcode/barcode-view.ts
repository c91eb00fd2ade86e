import type { ApplicantContent, IdentityDocument, ImagePoint, ReadBarcode } from '../../applicant/applicant.ts';
import { documentLabel } from '../../applicant/labels.ts';
import { type ComparedRow, comparedRows } from '../compared-rows.ts';
import type { FactField } from '../fact.ts';
import { isMaskedFor, type MaskRules } from '../mask.ts';
import { maskedRow } from '../masked-row.ts';
import type { Statement } from '../statement.ts';
import { statementsOf } from '../statements.ts';
import { readAamva } from './aamva.ts';
import { barcodeStatements, barcodesOf } from './barcode-statements.ts';

/** A barcode as the panel shows it. */
export type BarcodeView = {
  /** The vendor's id of the image, and its page. */
  image: string;
  page: number;
  document: string;
  /** Where it is on the image, clockwise; null where there is none. */
  corners: readonly ImagePoint[] | null;
  /** "AAMVA, version 10"; null where it is of another kind. */
  standard: string | null;
  /** As decoded. Null where there is none, or where facts in it are masked for the reader. */
  text: string | null;
  /** Whether there is a text that is masked for the reader. */
  isHidden: boolean;
  /** Why nothing is compared, in a sentence; null where it is. */
  unread: string | null;
  rows: ComparedRow[];
};

/** What Docket found on the images of an applicant's documents, field by field beside the record. */
export function barcodeViews(applicant: ApplicantContent, now: Date, rules: MaskRules): BarcodeView[] {
  return applicant.documents.flatMap((paper) =>
    barcodesOf(applicant, paper).map((found) => barcodeView(applicant, paper, found, now, rules)),
  );
}

function barcodeView(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  found: ReadBarcode,
  now: Date,
  rules: MaskRules,
): BarcodeView {
  const card = found.outcome === 'found' ? readAamva(found.text) : null;
  const own = card ? barcodeStatements({ ...applicant, barcodes: [found] }, paper, now, '') : [];
  const isMasked = isAnyMasked(card ? own : null, rules);
  return {
    image: found.image,
    page: found.page,
    document: documentLabel(paper.type),
    corners: found.outcome === 'found' ? found.corners : null,
    standard: card && `AAMVA, version ${card.version}`,
    text: found.outcome === 'found' && !isMasked ? found.text : null,
    isHidden: found.outcome === 'found' && isMasked,
    unread: card ? null : unreadWords(found),
    rows: comparedRows(own, withoutBarcode(applicant, now), now).map((row) => maskedRow(row, rules, false)),
  };
}

function unreadWords({ outcome }: ReadBarcode): string {
  if (outcome === 'found') return 'It is not of the AAMVA standard, by which its fields could be compared.';
  return outcome === 'none'
    ? 'No barcode (PDF417) could be read on this image. It may be cut off, blurred, or without one.'
    : 'The reader did not end. Close and open this panel to try again.';
}

/** What the card's own sources say comes first: the barcode is of the card, and the form is not. */
function withoutBarcode(applicant: ApplicantContent, now: Date): readonly Statement[] {
  const others = statementsOf({ ...applicant, barcodes: [] }, now);
  const isForm = ({ source }: Statement) => source === 'Provided';
  return [...others.filter((other) => !isForm(other)), ...others.filter(isForm)];
}

/** A text of an unknown kind can hold anything that a policy masks. */
function isAnyMasked(own: readonly Statement[] | null, rules: MaskRules): boolean {
  const fields: FactField[] = own?.map(({ field }) => field) ?? [
    ...(['name', 'birthDate', 'gender', 'nationality', 'personalNumber', 'address', 'documentNumber'] as const),
  ];
  return fields.some((field) => isMaskedFor(field, rules));
}
