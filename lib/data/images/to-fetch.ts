import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';

type ImageState = 'not_fetched' | 'shown' | 'not_safe' | 'missing';

/** An image to be fetched: its place at the vendor, and the result of the last fetch. */
export type ImageToFetch = {
  id: string;
  vendorRef: string;
  documentType: string;
  part: string;
  state: ImageState;
  problem: string | null;
  fetchedAt: Date | null;
  original: { type: string | null; byteLength: number | null; sha256: string | null };
  applicant: { id: string; externalId: string; connectionId: string };
};

/**
 * One image with what is needed to fetch it from the vendor.
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
    documentType: row.documentType,
    part: row.part,
    state: row.state as ImageState,
    problem: row.problem,
    fetchedAt: row.fetchedAt,
    original: { type: row.originalType, byteLength: row.originalLength, sha256: row.originalSha256 },
    applicant: row.applicant,
  };
}

/**
 * The ids of a case's images that this member was shown and whose copies were dropped since: a decision needs them
 * again.
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
