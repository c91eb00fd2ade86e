import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { db, type Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { aboutConnection, draftChanged } from './open-request.ts';
import { lockSubject, type RuleSubject, rulesHash } from './subject.ts';

/** A stored draft. `base` is what was in force when it began. */
export type Draft = {
  id: string;
  base: RuleValues;
  baseHash: string;
  values: RuleValues;
  valuesHash: string;
  restoresId: string | null;
  memberId: string;
  version: number;
  savedAt: Date;
};

/** The draft of a subject, or null. The caller checks the right. */
export async function draftOf(subject: RuleSubject, tx: Pick<Tx, 'ruleDraft'> = db()): Promise<Draft | null> {
  const row = await tx.ruleDraft.findUnique({ where: { connectionId_kind_scope: subject } });
  // Only written from these types.
  return row as Draft | null;
}

/**
 * Begins the draft of a subject. There is one at a time.
 * @param begin `base`: the values in force, just read; `values`: what the draft starts with, the same or those of a
 * version that is to be restored
 * @throws Refusal `not_allowed`; `taken` when there is a draft
 */
export function beginDraft(
  actor: MemberActor,
  subject: RuleSubject,
  begin: { base: RuleValues; values: RuleValues; restoresId: string | null },
): Promise<string> {
  mustBeAble(actor, 'draft-rules');
  return change(actor, async (tx, note) => {
    await lockSubject(tx, subject);
    if (await draftOf(subject, tx)) throw new Refusal('taken', 'There is a draft already. Discard it first.');
    const id = randomUUID();
    const baseHash = rulesHash(begin.base);
    const hashes = { baseHash, valuesHash: rulesHash(begin.values) };
    await tx.ruleDraft.create({ data: { id, ...subject, ...begin, ...hashes, memberId: actor.id } });
    const details = { rules: subject.kind, draftId: id, baseHash, restoresId: begin.restoresId };
    note({ kind: 'rules.draft-begun', details }, aboutConnection(subject));
    return id;
  });
}

/**
 * Saves one's own draft. A request that rests on the former values is void.
 * @param version the version that was edited
 * @returns the new version
 * @throws Refusal `not_allowed`, also for another member's draft; `not_found`; `changed` when it was saved elsewhere;
 * `closed` while it is being sent
 */
export function saveDraft(
  actor: MemberActor,
  subject: RuleSubject,
  { version, values }: { version: number; values: RuleValues },
): Promise<number> {
  return changeIfAny(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, subject, version);
    const valuesHash = rulesHash(values);
    if (valuesHash === draft.valuesHash) return draft.version;
    await draftChanged(tx, note, subject);
    return nextVersion(tx, draft, { values, valuesHash });
  });
}

/**
 * Moves one's own draft to the values in force now; see rebase in lib/review/rules/difference.ts.
 * @returns the new version
 * @throws Refusal as {@link saveDraft}
 */
export function saveRebased(
  actor: MemberActor,
  subject: RuleSubject,
  { version, base, values }: { version: number; base: RuleValues; values: RuleValues },
): Promise<number> {
  return change(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, subject, version);
    await draftChanged(tx, note, subject);
    const [baseHash, valuesHash] = [rulesHash(base), rulesHash(values)];
    const details = { rules: subject.kind, draftId: draft.id, baseHash, draftHash: valuesHash };
    note({ kind: 'rules.draft-rebased', details }, aboutConnection(subject));
    return nextVersion(tx, draft, { base, baseHash, values, valuesHash });
  });
}

/**
 * Discards a draft, also another member's: there is one per subject, and its author may be away.
 * @throws Refusal `not_allowed`, `not_found`; `closed` while it is being sent
 */
export function discardDraft(actor: MemberActor, subject: RuleSubject): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  return change(actor, async (tx, note) => {
    await lockSubject(tx, subject);
    const draft = await draftOf(subject, tx);
    if (!draft) throw new Refusal('not_found', 'There is no draft.');
    await draftChanged(tx, note, subject);
    await tx.ruleDraft.delete({ where: { id: draft.id } });
    const details = { rules: subject.kind, draftId: draft.id, draftHash: draft.valuesHash };
    note({ kind: 'rules.draft-discarded', details }, aboutConnection(subject));
  });
}

/** One's own draft, with its subject locked. @throws Refusal as {@link saveDraft} */
export async function ownDraft(tx: Tx, actor: MemberActor, subject: RuleSubject, version: number): Promise<Draft> {
  mustBeAble(actor, 'draft-rules');
  await lockSubject(tx, subject);
  const draft = await draftOf(subject, tx);
  if (!draft) throw new Refusal('not_found', 'There is no draft.');
  if (draft.memberId !== actor.id) throw new Refusal('not_allowed', 'This draft belongs to another member.');
  if (draft.version !== version)
    throw new Refusal('changed', 'This draft was saved in another window meanwhile. Load the page again.');
  return draft;
}

async function nextVersion(
  tx: Tx,
  { id, version }: Draft,
  data: { values: RuleValues; valuesHash: string; base?: RuleValues; baseHash?: string },
): Promise<number> {
  await tx.ruleDraft.update({ where: { id }, data: { ...data, version: version + 1, savedAt: new Date() } });
  return version + 1;
}
