import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import { transaction } from '../database.ts';
import { unsealDataKey } from '../seal.ts';
import { type PictureToKeep, storeCopies } from './copies.ts';

/** What came of fetching an image. `missing`: the vendor has nothing there, or nothing we read. */
export type Fetched =
  | { outcome: 'shown'; type: string; sha256: string; byteLength: number; pages: number; pictures: PictureToKeep[] }
  | { outcome: 'not_safe'; type: string; sha256: string; byteLength: number; problem: string }
  | { outcome: 'missing'; problem: string };

/** Writes what came of fetching an image, its pictures sealed under the applicant's key, and makes room if they need it. */
export async function saveFetchedImage(imageId: string, fetched: Fetched): Promise<void> {
  await transaction(async (tx) => {
    const found = {
      state: fetched.outcome,
      fetchedAt: new Date(),
      problem: fetched.outcome === 'shown' ? null : fetched.problem,
    };
    // What an earlier answer was stays on record when the vendor now has nothing.
    const original =
      fetched.outcome === 'missing'
        ? {}
        : { originalType: fetched.type, originalSha256: fetched.sha256, originalLength: fetched.byteLength };
    const pages = fetched.outcome === 'shown' ? { pages: fetched.pages } : {};
    const { applicant } = await tx.image.update({
      where: { id: imageId },
      data: { ...found, ...original, ...pages },
      select: { applicant: { select: { id: true, dataKey: true } } },
    });
    if (fetched.outcome !== 'shown') return;
    if (!applicant.dataKey) throw new Refusal('closed', 'This applicant was erased.');
    await storeCopies(tx, imageId, fetched.sha256, unsealDataKey(applicant.id, applicant.dataKey), fetched.pictures);
  });
}
