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

type Reader = Pick<Tx, 'applicant' | 'image'>;

/** What a decision on this applicant rests on now. */
export async function contentOf(tx: Reader, applicantId: string, blockers: readonly Blocker[]): Promise<CaseContent> {
  const [{ version }, images] = await Promise.all([
    tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, select: { version: true } }),
    tx.image.findMany({
      where: { applicantId, removedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, originalSha256: true },
    }),
  ]);
  return {
    version,
    hits: hashOf(blockers.filter(({ kind }) => kind === 'hit')),
    checks: hashOf(blockers.filter(({ kind }) => kind !== 'hit')),
    images: images.map(({ id, originalSha256 }) => ({ imageId: id, originalSha256 })),
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
  tx: Reader,
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
