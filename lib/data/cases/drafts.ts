import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { blankDraft, type CaseDraft, type SavedDraft } from '#lib/review/case/draft.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx, transaction } from '../database.ts';
import { dataKeyOf, type KeyOwner, type SealingKey, sealText, unsealDataKey, unsealText } from '../seal.ts';

/**
 * Saves what a member has typed for a round of review, sealed. An older save never replaces a newer one, and one that
 * arrives after the member recorded what it held is ignored. Not an act: the ledger has no entry for it.
 * @param version the case as it was on the screen
 * @param counter grows with each save of this draft
 * @returns whether it was saved
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the case is decided or the applicant was erased
 */
export async function saveDraft(
  actor: Actor,
  { caseId, version, counter, draft }: { caseId: string; version: number; counter: number; draft: CaseDraft },
): Promise<boolean> {
  mustBeAble(actor, 'decide-case');
  const found = await db().case.findUnique({
    where: { id: caseId },
    select: { state: true, applicant: { select: { id: true, dataKey: true } } },
  });
  if (!found) throw new Refusal('not_found', 'There is no such case.');
  const { id, dataKey } = found.applicant;
  if (found.state === 'decided' || dataKey === null) throw new Refusal('closed', 'There is nothing left to decide.');
  const content = sealed(draft, unsealDataKey(id, dataKey), caseId, actor.id);
  return transaction(async (tx) => {
    // Waits for a decision under way; the next statement then sees it.
    await tx.$queryRaw`SELECT id FROM "case" WHERE id = ${caseId}::uuid FOR SHARE`;
    return (await upsertDraft(tx, { caseId, memberId: actor.id, version, counter, content })) > 0;
  });
}

type DraftRow = { caseId: string; memberId: string; version: number; counter: number; content: string };

function upsertDraft(tx: Tx, { caseId, memberId, version, counter, content }: DraftRow): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO case_draft (case_id, member_id, content, counter)
    SELECT c.id, ${memberId}::uuid, ${content}, ${counter} FROM "case" c
    WHERE c.id = ${caseId}::uuid AND c.state <> 'decided'
      AND NOT EXISTS (SELECT FROM case_move m
        WHERE m.case_id = c.id AND m.member_id = ${memberId}::uuid AND m.case_version >= ${version})
      AND NOT EXISTS (SELECT FROM staged_decision s
        WHERE s.case_id = c.id AND s.member_id = ${memberId}::uuid AND s.case_version >= ${version})
      AND NOT EXISTS (SELECT FROM decision d
        WHERE d.case_id = c.id AND d.member_id = ${memberId}::uuid AND d.case_version >= ${version})
    ON CONFLICT (case_id, member_id) DO UPDATE
      SET content = EXCLUDED.content, counter = EXCLUDED.counter, updated_at = clock_timestamp()
      WHERE case_draft.counter < EXCLUDED.counter`;
}

/** A member's draft of a round, or null. @throws SealBroken */
export async function draftOf(memberId: string, caseId: string, applicant: KeyOwner): Promise<SavedDraft | null> {
  const key = dataKeyOf(applicant);
  if (key === null) return null;
  const row = await db().caseDraft.findUnique({ where: { caseId_memberId: { caseId, memberId } } });
  if (!row) return null;
  const text = unsealText(row.content, [key], place(caseId, memberId));
  // Older drafts lack what was added later.
  return {
    ...blankDraft,
    ...(JSON.parse(text) as Partial<CaseDraft>),
    counter: row.counter,
    savedAt: row.updatedAt.toISOString(),
  };
}

/** Removes the drafts of a round: everyone's when it is decided, also about hits, or only one member's decision. */
export async function dropDrafts(tx: Tx, caseId: string, memberId?: string): Promise<void> {
  await tx.caseDraft.deleteMany({ where: memberId === undefined ? { caseId } : { caseId, memberId } });
  if (memberId === undefined) await tx.hitDraft.deleteMany({ where: { caseId } });
}

/** Gives a member back what they had recorded, after it was undone or did not become a decision. */
export async function restoreDraft(
  tx: Tx,
  caseId: string,
  memberId: string,
  key: SealingKey,
  draft: Partial<CaseDraft>,
): Promise<void> {
  const content = sealed({ ...blankDraft, ...draft }, key, caseId, memberId);
  await tx.caseDraft.upsert({
    where: { caseId_memberId: { caseId, memberId } },
    create: { caseId, memberId, content, counter: 1 },
    // What they typed in the meantime is newer.
    update: {},
  });
}

function sealed(draft: CaseDraft, key: SealingKey, caseId: string, memberId: string): string {
  return sealText(JSON.stringify(draft), key, place(caseId, memberId));
}

function place(caseId: string, memberId: string) {
  return { table: 'case_draft', column: 'content', row: `${caseId}/${memberId}` };
}
