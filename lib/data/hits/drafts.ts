import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { HitDraft, SavedHitDraft } from '#lib/review/hits/draft.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx, transaction } from '../database.ts';
import { type HitSeal, hitSealOf } from './sealing.ts';

/** Whose draft it is: of which member, about which hit, in which round of review. */
type Of = { caseId: string; memberId: string; hitId: string };

/**
 * Saves what a member has typed about a hit, sealed. An older save never replaces a newer one, and one that arrives
 * after the hit was resolved or changed is ignored. Not an act: the ledger has no entry for it.
 * @param version the hit as it was on the screen
 * @param counter grows with each save of this draft
 * @returns whether it was saved
 * @throws Refusal `not_allowed`, `not_found`; `closed` when no case is under review or the applicant was erased
 */
export async function saveHitDraft(
  actor: Actor,
  { hitId, version, counter, draft }: { hitId: string; version: number; counter: number; draft: HitDraft },
): Promise<boolean> {
  mustBeAble(actor, 'decide-case');
  const found = await db().hit.findUnique({ where: { id: hitId }, select: { applicant: { select: underReview } } });
  if (!found) throw new Refusal('not_found', 'There is no such hit.');
  const seal = hitSealOf(found.applicant);
  const caseId = found.applicant.cases[0]?.id;
  if (seal === null || caseId === undefined) throw new Refusal('closed', 'There is nothing left to judge.');
  const content = sealed(seal, { caseId, memberId: actor.id, hitId }, draft);
  return transaction(async (tx) => {
    // Waits for a resolution under way; the next statement then sees it.
    await tx.$queryRaw`SELECT id FROM hit WHERE id = ${hitId}::uuid FOR SHARE`;
    const saved = await tx.$executeRaw`
      INSERT INTO hit_draft (case_id, member_id, hit_id, content, counter)
      SELECT c.id, ${actor.id}::uuid, h.id, ${content}, ${counter}
      FROM hit h JOIN "case" c ON c.id = ${caseId}::uuid AND c.state <> 'decided'
      WHERE h.id = ${hitId}::uuid AND h.version = ${version}
      ON CONFLICT (case_id, member_id, hit_id) DO UPDATE SET content = EXCLUDED.content, counter = EXCLUDED.counter
        WHERE hit_draft.counter < EXCLUDED.counter`;
    return saved > 0;
  });
}

const underReview = {
  id: true,
  dataKey: true,
  cases: { where: { state: { not: 'decided' } }, select: { id: true } },
} as const;

/** A member's draft about a hit, or null. @throws SealBroken */
export async function hitDraftOf(of: Of, applicantId: string): Promise<SavedHitDraft | null> {
  const row = await db().hitDraft.findUnique({
    where: { caseId_memberId_hitId: of },
    include: { hit: { select: { applicant: { select: { id: true, dataKey: true } } } } },
  });
  const seal = row && row.hit.applicant.id === applicantId ? hitSealOf(row.hit.applicant) : null;
  if (!row || seal === null) return null;
  const draft = JSON.parse(seal.unseal('hit_draft.content', rowOf(of), row.content)) as HitDraft;
  return { ...draft, counter: row.counter };
}

/** Removes a member's drafts about hits that are resolved now. */
export async function dropHitDrafts(tx: Tx, memberId: string, hitIds: readonly string[]): Promise<void> {
  await tx.hitDraft.deleteMany({ where: { memberId, hitId: { in: [...hitIds] } } });
}

/** Gives a member back what they had recorded about a hit, after it was undone. */
export async function restoreHitDraft(tx: Tx, seal: HitSeal, of: Of, draft: HitDraft): Promise<void> {
  await tx.hitDraft.upsert({
    where: { caseId_memberId_hitId: of },
    create: { ...of, content: sealed(seal, of, draft), counter: 1 },
    // What they typed in the meantime is newer.
    update: {},
  });
}

function sealed(seal: HitSeal, of: Of, draft: HitDraft): string {
  return seal.seal('hit_draft.content', rowOf(of), JSON.stringify(draft));
}

function rowOf({ caseId, memberId, hitId }: Of): string {
  return `${caseId}/${memberId}/${hitId}`;
}
