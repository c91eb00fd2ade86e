import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { type SealingKey, sealBytes, unsealBytes, unsealDataKey } from '../seal.ts';

/** One page of one image at the time of a decision. */
export type Evidence = {
  imageId: string;
  page: number;
  /** Kept with the decision; never shown to this member; no longer available; or unsafe to show. */
  fate: 'pinned' | 'not_shown' | 'not_fetched' | 'not_safe';
  isSeen: boolean;
  originalSha256: string | null;
  shownSha256: string | null;
};

type Shown = { imageId: string; page: number; sha256: string; isSeen: boolean };

/** The applicant's images for one member: what they were sent, what they saw of it, and what is still stored. */
export async function evidenceOf(tx: Tx, applicantId: string, memberId: string): Promise<Evidence[]> {
  const [images, views, copies] = await Promise.all([
    tx.image.findMany({
      where: { applicantId, removedAt: null },
      orderBy: { position: 'asc' },
      select: { id: true, state: true, pages: true, originalSha256: true },
    }),
    tx.evidenceView.findMany({
      where: { applicantId, memberId, size: 'full' },
      orderBy: { sentAt: 'asc' },
      select: { imageId: true, page: true, sha256: true, seenAt: true },
    }),
    tx.imageCopy.findMany({
      where: { image: { applicantId }, size: 'full' },
      select: { imageId: true, page: true, sha256: true, originalSha256: true },
    }),
  ]);
  const shown = lastShown(views);
  const held = new Map(copies.map((copy) => [`${copy.imageId}/${copy.page}`, copy]));
  return images.flatMap((image) => {
    const pages = Array.from({ length: image.pages ?? 1 }, (_, index) => index + 1);
    return pages.map((page): Evidence => {
      const view = shown.get(`${image.id}/${page}`);
      const copy = held.get(`${image.id}/${page}`);
      const none = {
        imageId: image.id,
        page,
        isSeen: false,
        originalSha256: image.originalSha256,
        shownSha256: view?.sha256 ?? null,
      };
      if (image.state === 'not_safe') return { ...none, fate: 'not_safe' };
      if (!view) return { ...none, fate: image.state === 'missing' ? 'not_fetched' : 'not_shown' };
      if (copy?.sha256 !== view.sha256) return { ...none, fate: 'not_fetched' };
      return {
        imageId: image.id,
        page,
        fate: 'pinned',
        isSeen: view.isSeen,
        originalSha256: copy.originalSha256,
        shownSha256: view.sha256,
      };
    });
  });
}

/**
 * Copies what was shown out of the size-limited cache and seals it for its new place. Part of the deciding transaction.
 */
export async function pinEvidence(tx: Tx, applicantId: string, evidence: readonly Evidence[]): Promise<void> {
  const pinned = evidence.filter(({ fate }) => fate === 'pinned');
  if (pinned.length === 0) return;
  const key = await keyToDecide(tx, applicantId);
  for (const { imageId, page } of pinned) {
    const copy = await tx.imageCopy.findUniqueOrThrow({
      where: { imageId_page_size: { imageId, page, size: 'full' } },
    });
    const plain = unsealBytes(copy.bytes, [key], {
      table: 'image_copy',
      column: 'bytes',
      row: `${imageId}/${page}/full`,
    });
    const bytes = sealBytes(plain, key, {
      table: 'pinned_image',
      column: 'bytes',
      row: `${imageId}/${page}/${copy.sha256}`,
    });
    const { sha256, originalSha256, width, height } = copy;
    await tx.pinnedImage.createMany({
      data: [{ imageId, page, sha256, originalSha256, width, height, bytes }],
      skipDuplicates: true,
    });
  }
}

/** The data key of an applicant under decision. @throws Refusal `closed` when they were erased */
export async function keyToDecide(tx: Tx, applicantId: string): Promise<SealingKey> {
  const { dataKey } = await tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, select: { dataKey: true } });
  if (!dataKey) throw new Refusal('closed', 'This applicant was erased; there is nothing left to decide on.');
  return unsealDataKey(applicantId, dataKey);
}

/** The last picture sent of each page, and whether those bytes were on the screen any time they were sent. */
function lastShown(
  views: { imageId: string; page: number; sha256: string; seenAt: Date | null }[],
): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { imageId, page, sha256, seenAt } of views) {
    const before = shown.get(`${imageId}/${page}`);
    const isSeen = seenAt !== null || (before?.sha256 === sha256 && before.isSeen);
    shown.set(`${imageId}/${page}`, { imageId, page, sha256, isSeen });
  }
  return shown;
}
