import type { CopyToStore } from '#lib/data/images/copies.ts';
import { type BarcodeOfPage, saveBarcodes } from '#lib/data/images/save-barcodes.ts';
import type { ImageToFetch } from '#lib/data/images/to-fetch.ts';
import type { Imaging } from '#lib/imaging/imaging.ts';
import { ImagingBusy } from '#lib/imaging/rendering.ts';
import { mayHoldBarcode } from '#lib/review/facts/barcode/barcode-statements.ts';

/** Pages of one file on which a barcode is looked for. */
const mostPages = 4;

type Pictures = readonly Pick<CopyToStore, 'page' | 'size' | 'bytes'>[];

/**
 * Looks for a barcode on the pictures of an image, in the imaging process, and keeps what came of it. Where many files
 * wait, nothing is kept: it is looked for when it is asked for.
 */
export async function lookForBarcode(
  { id, documentType, part }: Pick<ImageToFetch, 'id' | 'documentType' | 'part'>,
  pictures: Pictures,
  imaging: Imaging,
): Promise<void> {
  if (!mayHoldBarcode(documentType, part)) return;
  const found: BarcodeOfPage[] = [];
  try {
    for (const { page, bytes } of pictures.filter(({ size }) => size === 'full').slice(0, mostPages)) {
      const read = await imaging.readBarcode(bytes);
      const { outcome } = read;
      found.push(outcome === 'found' ? { page, outcome, text: read.text, corners: read.corners } : { page, outcome });
      if (read.outcome === 'found') break;
    }
  } catch (error) {
    if (error instanceof ImagingBusy) return;
    throw error;
  }
  await saveBarcodes(id, found);
}
