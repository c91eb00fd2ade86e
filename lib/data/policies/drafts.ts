import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { rebase } from '#lib/review/policies/difference.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';
import { aboutEdition, lockPolicies, newestEdition, policiesHash } from './editions.ts';
import { draftChanged } from './open-request.ts';
import { policiesOf, wholePolicies } from './past.ts';

/** A stored draft: all policies, and the edition it began from. */
export type Draft = {
  memberId: string;
  baseEdition: number;
  baseHash: string;
  values: Policies;
  valuesHash: string;
  restoresEdition: number | null;
  version: number;
  savedAt: Date;
};

/** A member's own draft, or null. The caller checks the right. */
export async function draftOf(memberId: string, tx: Pick<Tx, 'policyDraft'> = db()): Promise<Draft | null> {
  const row = await tx.policyDraft.findUnique({ where: { memberId } });
  return row && { ...row, values: wholePolicies(row.values) };
}

/**
 * Begins one's own draft, from the policies in force or from those of an earlier edition that is to be restored.
 * @throws Refusal `not_allowed`; `taken` when one has a draft; `not_found` for an edition that does not exist
 */
export async function beginDraft(actor: MemberActor, restoresEdition: number | null): Promise<void> {
  mustBeAble(actor, 'draft-policies');
  return change(actor, async (tx, note) => {
    await lockPolicies(tx);
    if (await draftOf(actor.id, tx)) throw new Refusal('taken', 'You have a draft already. Discard it first.');
    const { values: current } = await policiesInForce(tx);
    const values = restoresEdition === null ? current : await policiesOf(restoresEdition, tx);
    const baseEdition = await newestEdition(tx);
    const hashes = { baseHash: policiesHash(current), valuesHash: policiesHash(values) };
    await tx.policyDraft.create({ data: { memberId: actor.id, baseEdition, values, restoresEdition, ...hashes } });
    note({ kind: 'policy.draft-begun', details: { baseEdition, restoresEdition } }, aboutEdition(baseEdition));
  });
}

/**
 * Saves one's own draft. A request that rests on its former values is void.
 * @param version the version of the draft that was edited
 * @returns the new version
 * @throws Refusal `not_allowed`, `not_found`; `changed` when it was saved in another window
 */
export async function saveDraft(
  actor: MemberActor,
  { version, values }: { version: number; values: Policies },
): Promise<number> {
  return changeIfAny(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, version);
    const valuesHash = policiesHash(values);
    if (valuesHash === draft.valuesHash) return draft.version;
    await draftChanged(tx, note, actor);
    return nextVersion(tx, draft, { values, valuesHash });
  });
}

/**
 * Moves one's own draft to the policies in force: what it changed stays changed, all else is as published now.
 * @returns its new version, and the paths that both sides changed, where the draft's value was kept
 * @throws Refusal as {@link saveDraft}
 */
export async function rebaseDraft(
  actor: MemberActor,
  version: number,
): Promise<{ version: number; clashes: string[] }> {
  return change(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, version);
    const { values: current } = await policiesInForce(tx);
    const base = await policiesOf(draft.baseEdition, tx);
    const { values, clashes } = rebase(base, draft.values, current);
    await draftChanged(tx, note, actor);
    const baseEdition = await newestEdition(tx);
    const [baseHash, valuesHash] = [policiesHash(current), policiesHash(values)];
    const details = { baseEdition, draftHash: valuesHash, clashes: clashes.length };
    note({ kind: 'policy.draft-rebased', details }, aboutEdition(baseEdition));
    return { version: await nextVersion(tx, draft, { values, valuesHash, baseEdition, baseHash }), clashes };
  });
}

/** Discards one's own draft. A request that rests on it is void. @throws Refusal `not_allowed`, `not_found` */
export async function discardDraft(actor: MemberActor): Promise<void> {
  mustBeAble(actor, 'draft-policies');
  return change(actor, async (tx, note) => {
    await lockPolicies(tx);
    const draft = await draftOf(actor.id, tx);
    if (!draft) throw new Refusal('not_found', 'You have no draft.');
    await draftChanged(tx, note, actor);
    await tx.policyDraft.delete({ where: { memberId: actor.id } });
    const details = { baseEdition: draft.baseEdition, draftHash: draft.valuesHash };
    note({ kind: 'policy.draft-discarded', details }, aboutEdition(draft.baseEdition));
  });
}

/** One's own draft in the version that was edited; the policies are locked. @throws Refusal as {@link saveDraft} */
export async function ownDraft(tx: Tx, actor: MemberActor, version: number): Promise<Draft> {
  mustBeAble(actor, 'draft-policies');
  await lockPolicies(tx);
  const draft = await draftOf(actor.id, tx);
  if (!draft) throw new Refusal('not_found', 'You have no draft.');
  if (draft.version !== version)
    throw new Refusal('changed', 'This draft was saved in another window meanwhile. Load the page again.');
  return draft;
}

async function nextVersion(
  tx: Tx,
  { memberId, version }: Draft,
  data: { values: Policies; valuesHash: string; baseEdition?: number; baseHash?: string },
): Promise<number> {
  await tx.policyDraft.update({ where: { memberId }, data: { ...data, version: version + 1, savedAt: new Date() } });
  return version + 1;
}
