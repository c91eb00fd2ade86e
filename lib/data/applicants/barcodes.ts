import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { mayHoldBarcode } from '#lib/review/facts/barcode/barcode-statements.ts';
import { type BarcodeView, barcodeViews } from '#lib/review/facts/barcode/barcode-view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { type ApplicantRecord, unsealRecord } from './content.ts';
import { openFields } from './reveals.ts';

/** A barcode with Docket's id of the image that it is on. */
export type BarcodeOnImage = BarcodeView & { imageId: string };

/**
 * The ids of an applicant's images on which a barcode was not looked for yet, or whose reading did not end.
 * @throws as {@link applicantBarcodes}
 */
export async function imagesToDecode(actor: MemberActor, applicantId: string): Promise<string[]> {
  const record = await openRecord(actor, applicantId);
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
  const record = await openRecord(actor, applicantId);
  const [{ values }, revealed, images] = await Promise.all([
    policiesInForce(),
    openFields(actor, applicantId),
    imagesOf(applicantId),
  ]);
  const rules = { role: actor.role, masking: values.masking, revealed: new Set(revealed.keys()) };
  const idOf = new Map(images.map(({ id, vendorRef }) => [vendorRef, id]));
  return barcodeViews(record, new Date(), rules).flatMap((view) => {
    const imageId = idOf.get(view.image);
    return imageId === undefined ? [] : [{ ...view, imageId }];
  });
}

async function openRecord(actor: MemberActor, applicantId: string): Promise<ApplicantRecord> {
  mustBeAble(actor, 'see-images');
  const row = await db().applicant.findUnique({ where: { id: applicantId }, omit: { raw: true } });
  const record = row && unsealRecord(row);
  if (!record) throw new Refusal('not_found', 'There is no copy of this applicant.');
  if (!(await imagesAreOpen(actor, applicantId)))
    throw new Refusal('closed', 'Say why you need to see the images first.');
  return record;
}

function imagesOf(applicantId: string) {
  return db().image.findMany({
    where: { applicantId, removedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, vendorRef: true, documentType: true, part: true },
  });
}
