import 'server-only';
import { worker } from '#lib/review/actor.ts';
import type { ReadBarcode } from '#lib/review/applicant/applicant.ts';
import { sealBarcodes, unsealRecord } from '../applicants/content.ts';
import { assess } from '../cases/assess.ts';
import { refreshReview } from '../cases/open.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { unsealDataKey } from '../seal.ts';

/** What came of looking for a barcode on each page of an image. */
export type BarcodeOfPage = { page: number } & (
  | Pick<Extract<ReadBarcode, { outcome: 'found' }>, 'outcome' | 'text' | 'corners'>
  | { outcome: 'none' | 'failed' }
);

/**
 * Keeps what was decoded off an image, sealed under the applicant's key, in place of what was there of this image. The
 * case under review is assessed anew where its blockers are others now. Does nothing for one who was erased.
 */
export async function saveBarcodes(imageId: string, found: readonly BarcodeOfPage[]): Promise<void> {
  await changeIfAny(worker, async (tx, note) => {
    const image = await tx.image.findUnique({ where: { id: imageId }, select: { applicantId: true, vendorRef: true } });
    if (!image) return;
    const id = image.applicantId;
    // As when a vendor's answer is saved: first the applicant, then the hits, then the case.
    await tx.$queryRaw`SELECT id FROM applicant WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const row = await tx.applicant.findUniqueOrThrow({ where: { id }, omit: { raw: true } });
    const before = unsealRecord(row);
    if (!before || row.dataKey === null) return;
    const others = (before.barcodes ?? []).filter(({ image: ref }) => ref !== image.vendorRef);
    const barcodes: ReadBarcode[] = [...others, ...found.map((each) => ({ image: image.vendorRef, ...each }))];
    await tx.applicant.update({
      where: { id },
      data: { barcodes: sealBarcodes(id, barcodes, unsealDataKey(id, row.dataKey)) },
    });
    const context = { now: new Date(), problem: row.problem };
    const was = await assess(tx, id, before, context);
    const is = await assess(tx, id, { ...before, barcodes }, context);
    if (JSON.stringify(is.blockers) !== JSON.stringify(was.blockers))
      await refreshReview(tx, note, { applicantId: id, ...is });
  });
}
