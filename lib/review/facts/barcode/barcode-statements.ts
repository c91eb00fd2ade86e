import type { ApplicantContent, IdentityDocument, ReadBarcode } from '../../applicant/applicant.ts';
import { sourceStatements } from '../document-field.ts';
import type { Statement } from '../statement.ts';
import { aamvaFields, readAamva } from './aamva.ts';

/** The name of the source: what Docket itself decoded, beside the "Barcode" that a vendor reports. */
export const ownBarcode = 'Barcode, by Docket';

/** What Docket found on the images of a document, in their order. */
export function barcodesOf({ barcodes = [] }: ApplicantContent, paper: IdentityDocument): ReadBarcode[] {
  return paper.images.flatMap(({ id }) => barcodes.filter(({ image }) => image === id));
}

/** The statements of the barcode that Docket decoded off a document; none where it is of another kind than AAMVA's. */
export function barcodeStatements(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  now: Date,
  suffix: string,
): Statement[] {
  for (const found of barcodesOf(applicant, paper)) {
    const card = found.outcome === 'found' ? readAamva(found.text) : null;
    if (card) return sourceStatements(paper, aamvaFields(card), ownBarcode, now, suffix);
  }
  return [];
}

/** Whether a barcode is looked for on an image: the back of a card, or a side that the vendor can't name. */
export function mayHoldBarcode(documentType: string, part: string): boolean {
  return (
    (part === 'back' || part === 'other') &&
    !/^(passport$|selfie|liveness|portrait|proof_of_address)/i.test(documentType)
  );
}
