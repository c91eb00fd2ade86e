import 'server-only';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { voidIfChanged } from '../cases/deciding/unstage.ts';
import { databaseNow } from '../commands/record.ts';
import { followFaces } from '../faces/follow.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { unsealDataKey } from '../seal.ts';
import { type CopyToStore, storeCopies } from './copies.ts';

/** The result of fetching an image. `missing`: the vendor has no file there, or none in a readable form. */
export type FetchedImage =
  | { outcome: 'shown'; type: string; sha256: string; byteLength: number; pages: number; pictures: CopyToStore[] }
  | { outcome: 'not_safe'; type: string; sha256: string; byteLength: number; problem: string }
  | { outcome: 'missing'; problem: string };

/**
 * Saves the result of fetching an image, with its pictures sealed under the applicant's key. A decision that waits for
 * a second person and rested on another file becomes void.
 * @throws Refusal `closed` when the applicant was erased
 */
export async function saveFetchedImage(imageId: string, fetched: FetchedImage): Promise<void> {
  await changeIfAny(worker, async (tx, note) => {
    const found = {
      state: fetched.outcome,
      fetchedAt: new Date(),
      problem: fetched.outcome === 'shown' ? null : fetched.problem,
    };
    // When the vendor now has nothing, the facts about an earlier file stay.
    const original =
      fetched.outcome === 'missing'
        ? {}
        : { originalType: fetched.type, originalSha256: fetched.sha256, originalLength: fetched.byteLength };
    const pages = fetched.outcome === 'shown' ? { pages: fetched.pages } : {};
    const select = { originalSha256: true, turns: true, eyes: true, applicantId: true } as const;
    const before = await tx.image.findUniqueOrThrow({ where: { id: imageId }, select });
    const isOther = before.originalSha256 !== null && 'sha256' in fetched && fetched.sha256 !== before.originalSha256;
    const { applicant } = await tx.image.update({
      where: { id: imageId },
      // The quarter turns and the eyes were those of the file before.
      data: { ...found, ...original, ...pages, ...(isOther ? { turns: 0, eyes: [] } : {}) },
      select: { applicant: { select: { id: true, dataKey: true } } },
    });
    const about = { type: 'applicant', id: before.applicantId } as const;
    if (isOther && before.turns !== 0) note({ kind: 'image.turned', details: { imageId, turns: 0 } }, about);
    if (isOther && before.eyes.length > 0) note({ kind: 'image.eyes-marked', details: { imageId, eyes: null } }, about);
    // Fetched for the first time it is what the vendor had all along. Another file than before is a change, also where
    // the one before came only after a decision was staged.
    if (isOther) {
      await voidIfChanged(tx, note, applicant.id, await databaseNow(tx), ['images']);
      // What was said of the faces was about the file before.
      await followFaces(tx, note, applicant.id);
    }
    if (fetched.outcome !== 'shown') return;
    if (!applicant.dataKey) throw new Refusal('closed', 'This applicant was erased.');
    await storeCopies(tx, imageId, fetched.sha256, unsealDataKey(applicant.id, applicant.dataKey), fetched.pictures);
  });
}
