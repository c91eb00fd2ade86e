import 'server-only';
import { canonicalJson } from '#lib/ledger/entry.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { checklistOf } from '#lib/review/case/checklist.ts';
import type { CaseContent } from '#lib/review/case/content.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import type { ChecklistItem } from '#lib/review/case/view.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { unsealRecord } from '../../applicants/content.ts';
import type { Tx } from '../../database.ts';
import { sha256 } from '../../hash.ts';

/** What a decision on this applicant rests on now. */
export async function contentOf(
  tx: Pick<Tx, '$queryRaw'>,
  applicantId: string,
  blockers: readonly Blocker[],
): Promise<CaseContent> {
  // One row without an image where there is none.
  const rows = await tx.$queryRaw<{ version: number; imageId: string | null; originalSha256: string | null }[]>`
    SELECT a.version, i.id AS "imageId", i.original_sha256 AS "originalSha256"
    FROM applicant a LEFT JOIN image i ON i.applicant_id = a.id AND i.removed_at IS NULL
    WHERE a.id = ${applicantId}::uuid`;
  const [first] = rows;
  if (!first) throw new Error('a case has an applicant');
  const images = rows.flatMap(({ imageId, originalSha256 }) => (imageId === null ? [] : [{ imageId, originalSha256 }]));
  return contentIn({ version: first.version, images }, blockers);
}

/** What a decision rests on, by the version of the copy and the images that the vendor still tells. */
export function contentIn(
  { version, images }: Pick<CaseContent, 'version' | 'images'>,
  blockers: readonly Blocker[],
): CaseContent {
  return {
    version,
    hits: hashOf(blockers.filter(({ kind }) => kind === 'hit')),
    checks: hashOf(blockers.filter(({ kind }) => kind !== 'hit')),
    images: images.toSorted((a, b) => (a.imageId < b.imageId ? -1 : 1)),
  };
}

/**
 * Hash of what is on the screen. The images are named by id alone, because they are fetched while the screen is open;
 * the bytes that were shown are in the evidence.
 */
export function screenHash({ images, ...rest }: CaseContent): string {
  return hashOf({ ...rest, images: images.map(({ imageId }) => imageId) });
}

/** The checklist as its items are answered now. Empty when there is no copy to answer from. */
export async function checklistNow(
  tx: Pick<Tx, 'applicant' | 'image'>,
  applicantId: string,
  { checklist }: Pick<Policies, 'checklist'>,
  now: Date,
): Promise<ChecklistItem[]> {
  const [row, evidence] = await Promise.all([
    tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } }),
    tx.image.findMany({ where: { applicantId, removedAt: null }, select: { part: true, state: true } }),
  ]);
  const record = unsealRecord(row);
  // Both columns are only written from these types.
  return record ? checklistOf(checklist.items, record, { now, evidence: evidence as EvidenceItem[] }) : [];
}

export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
