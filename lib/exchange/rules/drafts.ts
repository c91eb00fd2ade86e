import { beginDraft, type Draft, discardDraft, draftOf, saveDraft, saveRebased } from '#lib/data/rules/drafts.ts';
import { recordReading } from '#lib/data/rules/versions.ts';
import { versionValues } from '#lib/data/rules/view.ts';
import { mustBeAble } from '#lib/review/access.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { acceptedValues } from '#lib/review/rules/accept.ts';
import { rebase } from '#lib/review/rules/difference.ts';
import { keysOf } from '#lib/review/rules/matrix.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import { type OpenRules, openRules, readNow, subjectOf } from './read.ts';

/**
 * The vendor's values, read now; a change made outside Docket is recorded on the way.
 * @throws Refusal `unavailable`
 */
export async function currentRules(actor: MemberActor, open: OpenRules, kind: RuleKind): Promise<RuleValues> {
  const readAt = new Date();
  const values = await readNow(actor, open, kind);
  await recordReading(worker, subjectOf(open, kind), values, readAt);
  return values;
}

/**
 * Begins a draft on the values in force, or on those of an earlier version that is to be restored.
 * @throws Refusal `not_allowed`; `not_found`; `taken` when there is a draft; `unavailable`; `invalid` for a version
 * that lacks a value
 */
export async function beginRuleDraft(
  actor: MemberActor,
  connectionId: string,
  kind: RuleKind,
  restoresId: string | null,
): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  const open = await openRules(connectionId, kind);
  const restored = restoresId === null ? null : await versionValues(actor, open.subject, restoresId);
  const base = await currentRules(actor, open, kind);
  const values = restored === null ? base : acceptedValues(open.book, kind, restored);
  await beginDraft(actor, open.subject, { base, values, restoresId });
}

/**
 * Saves one's own draft: all values, or none.
 * @returns the draft's new version
 * @throws Refusal `not_allowed`, `not_found`, `changed`; `invalid` with the wrong keys
 */
export async function saveRuleDraft(
  actor: MemberActor,
  connectionId: string,
  kind: RuleKind,
  edit: { version: number; values: Readonly<Record<string, unknown>> },
): Promise<number> {
  mustBeAble(actor, 'draft-rules');
  const { book, subject } = await openRules(connectionId, kind);
  return saveDraft(actor, subject, { version: edit.version, values: acceptedValues(book, kind, edit.values) });
}

/** Discards a draft. @throws Refusal as discardDraft */
export async function discardRuleDraft(actor: MemberActor, connectionId: string, kind: RuleKind): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  await discardDraft(actor, (await openRules(connectionId, kind)).subject);
}

/**
 * Moves one's own draft to the values in force now. Where both sides changed a value, the draft's stays.
 * @returns the keys that both changed
 * @throws Refusal `not_allowed`, `not_found`, `changed`, `unavailable`
 */
export async function rebaseRuleDraft(
  actor: MemberActor,
  connectionId: string,
  kind: RuleKind,
  version: number,
): Promise<{ conflicts: string[] }> {
  mustBeAble(actor, 'draft-rules');
  const open = await openRules(connectionId, kind);
  const draft: Draft | null = await draftOf(open.subject);
  if (!draft) throw new Refusal('not_found', 'There is no draft.');
  const base = await currentRules(actor, open, kind);
  const { values, conflicts } = rebase(draft.base, draft.values, base, keysOf(open.book, kind));
  await saveRebased(actor, open.subject, { version, base, values });
  return { conflicts };
}
