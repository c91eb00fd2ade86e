import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { mayHoldBarcode } from '#lib/review/facts/barcode/barcode-statements.ts';
import { type BarcodeView, barcodeViews } from '#lib/review/facts/barcode/barcode-view.ts';
import { db } from '../database.ts';
import { maskRulesFor, recordWithImages } from './open-record.ts';

/** A barcode with Docket's id of the image that it is on. */
export type BarcodeOnImage = BarcodeView & { imageId: string };

/**
 * The ids of an applicant's images on which a barcode was not looked for yet, or whose reading did not end.
 * @throws as {@link applicantBarcodes}
 */
export async function imagesToDecode(actor: MemberActor, applicantId: string): Promise<string[]> {
  const record = await recordWithImages(actor, applicantId);
  const known = new Set((record.barcodes ?? []).flatMap(({ image, outcome }) => (outcome === 'failed' ? [] : image)));
  const images = await imagesOf(applicantId);
  return images
    .filter(({ documentType, part, vendorRef }) => mayHoldBarcode(documentType, part) && !known.has(vendorRef))
    .map(({ id }) => id);
}

/**
 * The barcodes that Docket decoded off an applicant's images, their fields beside the record's, masked for this member.
 * @throws Refusal `not_allowed`, `not_found`; `closed` where the images are closed, which show the same
 */
export async function applicantBarcodes(actor: MemberActor, applicantId: string): Promise<BarcodeOnImage[]> {
  const record = await recordWithImages(actor, applicantId);
  const [rules, images] = await Promise.all([maskRulesFor(actor, applicantId), imagesOf(applicantId)]);
  const idOf = new Map(images.map(({ id, vendorRef }) => [vendorRef, id]));
  return barcodeViews(record, new Date(), rules).flatMap((view) => {
    const imageId = idOf.get(view.image);
    return imageId === undefined ? [] : [{ ...view, imageId }];
  });
}

function imagesOf(applicantId: string) {
  return db().image.findMany({
    where: { applicantId, removedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, vendorRef: true, documentType: true, part: true },
  });
}
