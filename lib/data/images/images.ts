import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, transaction } from '../database.ts';
import { unsealDataKey } from '../seal.ts';
import { type PictureToKeep, storeCopies } from './copies.ts';

type ImageState = 'not_fetched' | 'shown' | 'not_safe' | 'missing';

/** An image as it is to be fetched: where at the vendor, and what became of it so far. */
export type ImageToFetch = {
  id: string;
  vendorRef: string;
  state: ImageState;
  problem: string | null;
  fetchedAt: Date | null;
  original: { type: string | null; byteLength: number | null; sha256: string | null };
  applicant: { id: string; externalId: string; connectionId: string };
};

/** What came of fetching an image. `missing`: the vendor has nothing there, or nothing we read. */
export type Fetched =
  | { outcome: 'shown'; type: string; sha256: string; byteLength: number; pages: number; pictures: PictureToKeep[] }
  | { outcome: 'not_safe'; type: string; sha256: string; byteLength: number; problem: string }
  | { outcome: 'missing'; problem: string };

/**
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function imageToFetch(actor: Actor, imageId: string): Promise<ImageToFetch> {
  if (actor.kind === 'member') mustBeAble(actor, 'see-images');
  const row = await db().image.findFirst({
    where: { id: imageId, removedAt: null },
    include: { applicant: { select: { id: true, externalId: true, connectionId: true } } },
  });
  if (!row) throw new Refusal('not_found', 'There is no such image.');
  return {
    id: row.id,
    vendorRef: row.vendorRef,
    state: row.state as ImageState,
    problem: row.problem,
    fetchedAt: row.fetchedAt,
    original: { type: row.originalType, byteLength: row.originalLength, sha256: row.originalSha256 },
    applicant: row.applicant,
  };
}

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

/**
 * The images of a case that someone was shown and whose pictures had to make room since: a decision wants them back.
 * @throws Refusal `not_allowed`
 */
export async function imagesToFetchAgain(actor: Actor, caseId: string): Promise<string[]> {
  mustBeAble(actor, 'see-images');
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v.image_id AS id
    FROM "case" c
    JOIN evidence_view v ON v.applicant_id = c.applicant_id AND v.member_id = ${actor.id}::uuid AND v.size = 'full'
    JOIN image i ON i.id = v.image_id AND i.removed_at IS NULL
    LEFT JOIN image_copy k ON k.image_id = v.image_id AND k.page = v.page AND k.size = 'full'
    WHERE c.id = ${caseId}::uuid AND k.image_id IS NULL`;
  return rows.map(({ id }) => id);
}
