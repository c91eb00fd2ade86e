import { applicantBarcodes, type BarcodeOnImage, imagesToDecode } from '#lib/data/applicants/barcodes.ts';
import { readCopy } from '#lib/data/images/copies.ts';
import { imageToFetch } from '#lib/data/images/to-fetch.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { imagePicture, renderer } from './sync/fetch-images.ts';
import { lookForBarcode } from './sync/look-for-barcode.ts';

/**
 * The barcodes of an applicant's cards. Images on which none was looked for yet are read first: fetched where there is
 * no copy, which looks for it as well, or decoded from the copy that an older release left.
 * @throws Refusal as `applicantBarcodes`; `unavailable` where an image is not given right now
 */
export async function barcodesOfApplicant(actor: MemberActor, applicantId: string): Promise<BarcodeOnImage[]> {
  for (const imageId of await imagesToDecode(actor, applicantId)) await imagePicture(actor, imageId, 1, 'full');
  for (const imageId of await imagesToDecode(actor, applicantId)) {
    const [image, copy] = await Promise.all([imageToFetch(actor, imageId), readCopy(imageId, 1, 'full')]);
    if (copy) await lookForBarcode(image, [{ page: 1, size: 'full', bytes: copy.bytes }], renderer());
  }
  return applicantBarcodes(actor, applicantId);
}
