import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import type { Content } from '../applicants/content.ts';
import type { Tx } from '../database.ts';

type Listed = { vendorRef: string; documentType: string; part: ImagePart; position: number };

/**
 * Saves one row per image the vendor lists. A known image keeps its id; one that the vendor removed is marked, not
 * deleted.
 */
export async function saveImages(tx: Tx, applicantId: string, record: Content): Promise<void> {
  const known = await tx.image.findMany({ where: { applicantId } });
  const byRef = new Map(known.map((image) => [image.vendorRef, image]));
  const listed = listedImages(record);
  const created = listed.filter(({ vendorRef }) => !byRef.has(vendorRef));
  await tx.image.createMany({ data: created.map((image) => ({ id: randomUUID(), applicantId, ...image })) });
  for (const image of listed) {
    const row = byRef.get(image.vendorRef);
    if (row && isOtherwise(row, image))
      await tx.image.update({ where: { id: row.id }, data: { ...image, removedAt: null } });
  }
  const refs = listed.map(({ vendorRef }) => vendorRef);
  await tx.image.updateMany({
    where: { applicantId, removedAt: null, vendorRef: { notIn: refs } },
    data: { removedAt: new Date() },
  });
}

/** The images of the documents in order, then the portrait. An image listed twice is one image. */
function listedImages({ documents, portrait }: Content): Listed[] {
  const all = documents.flatMap((document) =>
    document.images.map((image) => ({ ...image, documentType: document.type })),
  );
  if (portrait) all.push({ ...portrait, documentType: 'portrait' });
  const unique = new Map(all.map((image) => [image.id, image]));
  return [...unique.values()].map(({ id, part, documentType }, index) => ({
    vendorRef: id,
    documentType,
    part,
    position: index + 1,
  }));
}

function isOtherwise(
  row: { documentType: string; part: string; position: number; removedAt: Date | null },
  image: Listed,
): boolean {
  return (
    row.removedAt !== null ||
    row.documentType !== image.documentType ||
    row.part !== image.part ||
    row.position !== image.position
  );
}
