import 'server-only';
import { env } from '#lib/env.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { problemsOf } from '#lib/review/policies/accept.ts';
import { differencesOf } from '#lib/review/policies/difference.ts';
import { type Policies, type PolicyKind, policyKinds } from '#lib/review/policies/policies.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { goodUntil, mustBeAuthor, mustBeInTime, mustBeSecond } from '#lib/review/second-person.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import type { Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { change, changeIfAny, type Note } from '../ledger/ledger.ts';
import { tellConfirmers } from '../notices/notices.ts';
import { policiesInForce } from '../policies.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';
import { type Draft, ownDraft } from './drafts.ts';
import { aboutEdition, addEdition, lockPolicies, newestEdition, noteVersion, policiesHash } from './editions.ts';
import { baseChanged, namedRequest } from './open-request.ts';
import { wholePolicies } from './past.ts';
import { previewCounts } from './preview.ts';

/** What an author sends: `id` is made with the form, `version` is the version of the draft that they saw. */
export type Asked = { id: string; version: number; rationale: string };

/**
 * Asks to publish one's own draft. Nothing changes before another person confirms it. The request holds the values, the
 * policies that they rest on, and what a preview on the stored cases counts now. The same form again changes nothing.
 * @throws Refusal `not_allowed`, `not_found`; `changed` when the draft was saved elsewhere or newer policies are
 * published; `closed` while a request of this author waits; `invalid` by field, when the draft changes nothing, or by
 * the path of what is wrong in it
 */
export async function askPublish(actor: MemberActor, { id, version, rationale }: Asked): Promise<void> {
  mustBeAble(actor, 'draft-policies');
  const text = givenSentence(rationale, 'rationale');
  await changeIfAny(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, version);
    if (await wasAsked(tx, actor, id, draft, text)) return;
    await mustBeOnNewest(tx, draft);
    mustBeComplete(draft);
    await mustBeOnlyOne(tx, note, actor);
    const { values: inForce } = await policiesInForce(tx);
    const preview = await previewCounts(tx, inForce, draft.values);
    const { values, valuesHash: draftHash, baseEdition, baseHash, restoresEdition } = draft;
    const expiresAt = goodUntil(new Date());
    const sealed = sealText(text, keyEncryptionKey(), sentencePlace(id, 'rationale'));
    const base = { baseEdition, baseHash, restoresEdition };
    await tx.policyPublish.create({
      data: { id, values, draftHash, ...base, preview, rationale: sealed, authorId: actor.id, expiresAt },
    });
    await tellConfirmers(tx, { request: 'policies', requestId: id, byId: actor.id, until: expiresAt });
    const changed = differencesOf(inForce, values).length;
    const asked = { changed, restoresEdition, preview, expiresAt: expiresAt.toISOString() };
    const details = { ...namedRequest({ id, draftHash, ...base }), ...asked, rationaleHash: sha256(text) };
    note({ kind: 'policy.publish-asked', details }, aboutEdition(baseEdition));
  });
}

/** What a second person saw when they confirmed: the hashes of the draft and of what it rests on. */
export type Seen = { draftHash: string; baseHash: string };

/**
 * Confirms another member's request and publishes it as the next edition, in one transaction. Other requests that rest
 * on the former edition are void.
 * @returns the number of the edition
 * @throws Refusal `not_allowed`, also for the author; `not_found`; `changed` when it is not what was seen, or newer
 * policies are published; `closed` when it ended or expired
 */
export async function confirmPublish(actor: MemberActor, id: string, seen: Seen): Promise<number> {
  mustBeAble(actor, 'confirm-policies');
  return change(actor, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    mustBeSecond(actor, request.authorId, 'Another person has to confirm it.');
    mustBeInTime(request, new Date());
    if (request.draftHash !== seen.draftHash || request.baseHash !== seen.baseHash)
      throw new Refusal('changed', 'This is another request than the one you looked at. Load the page again.');
    await mustBeOnNewest(tx, request);
    const values = wholePolicies(request.values);
    await tx.policyPublish.update({
      where: { id },
      data: { state: 'published', approverId: actor.id, endedAt: new Date() },
    });
    const { authorId } = request;
    const confirmed = { ...namedRequest(request), authorId };
    note({ kind: 'policy.publish-confirmed', details: confirmed }, aboutRequest(request));
    await addVersions(tx, note, { id, authorId, values });
    const edition = await addEdition(tx, note, id);
    await baseChanged(tx, note, edition);
    await tx.policyDraft.deleteMany({ where: { memberId: authorId } });
    return edition;
  });
}

/**
 * Refuses another member's request, with a sentence.
 * @throws Refusal `not_allowed`, `not_found`, `closed`, `invalid`
 */
export async function refusePublish(actor: MemberActor, id: string, answer: string): Promise<void> {
  mustBeAble(actor, 'confirm-policies');
  const text = givenSentence(answer, 'answer');
  return change(actor, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    mustBeSecond(actor, request.authorId, 'Withdraw it instead.');
    const sealed = sealText(text, keyEncryptionKey(), sentencePlace(id, 'answer'));
    await tx.policyPublish.update({
      where: { id },
      data: { state: 'refused', refuserId: actor.id, answer: sealed, endedAt: new Date() },
    });
    const details = { ...namedRequest(request), answerHash: sha256(text) };
    note({ kind: 'policy.publish-refused', details }, aboutRequest(request));
  });
}

/** Withdraws one's own request. The draft stays. @throws Refusal `not_allowed`, `not_found`, `closed` */
export async function withdrawPublish(actor: MemberActor, id: string): Promise<void> {
  mustBeAble(actor, 'draft-policies');
  return change(actor, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    mustBeAuthor(actor, request.authorId);
    await tx.policyPublish.update({ where: { id }, data: { state: 'withdrawn', endedAt: new Date() } });
    note({ kind: 'policy.publish-withdrawn', details: namedRequest(request) }, aboutRequest(request));
  });
}

/** Where the sealed texts of a request belong: under the key outside the database. */
export function sentencePlace(id: string, column: 'rationale' | 'answer') {
  return { table: 'policy_publish', column, row: id };
}

/** The next version of each policy that differs from the one in force. */
async function addVersions(
  tx: Tx,
  note: Note,
  { id, authorId, values }: { id: string; authorId: string; values: Policies },
): Promise<void> {
  const { values: inForce, versions } = await policiesInForce(tx);
  const changed = policyKinds.filter((kind) => differs(inForce, values, kind));
  const rows = changed.map((kind) => ({ kind, version: versions[kind] + 1, value: values[kind] }));
  await tx.policy.createMany({ data: rows.map((row) => ({ ...row, authorId, publishId: id })) });
  for (const { kind, version, value } of rows) noteVersion(note, kind, version, value);
}

/** Also by the order of a list, which people see; a hash does not depend on the order of keys. */
function differs(a: Policies, b: Policies, kind: PolicyKind): boolean {
  return policiesHash(a[kind]) !== policiesHash(b[kind]);
}

async function wasAsked(tx: Tx, actor: MemberActor, id: string, draft: Draft, text: string): Promise<boolean> {
  const known = await tx.policyPublish.findUnique({ where: { id } });
  if (!known) return false;
  const said = unsealText(known.rationale, env().DATA_KEYS, sentencePlace(id, 'rationale'));
  if (known.authorId === actor.id && known.draftHash === draft.valuesHash && said === text) return true;
  throw formReused();
}

async function mustBeOnNewest(tx: Tx, { baseEdition }: { baseEdition: number }): Promise<void> {
  if (baseEdition === (await newestEdition(tx))) return;
  throw new Refusal('changed', 'Newer policies were published since. Look at the difference and rebase the draft.');
}

function mustBeComplete({ values, valuesHash, baseHash }: Draft): void {
  if (valuesHash === baseHash) throw new Refusal('invalid', 'The draft changes nothing.');
  const problems = problemsOf(values);
  const [first] = Object.values(problems);
  if (first) throw new Refusal('invalid', `The draft is not complete. ${first}`, problems);
}

/** Ends an own request that expired; one that waits keeps the next one out. */
async function mustBeOnlyOne(tx: Tx, note: Note, actor: MemberActor): Promise<void> {
  const open = await tx.policyPublish.findFirst({ where: { authorId: actor.id, state: 'waiting' } });
  if (!open) return;
  if (open.expiresAt > new Date()) throw new Refusal('closed', 'Your last request waits. Withdraw it first.');
  await tx.policyPublish.update({ where: { id: open.id }, data: { state: 'expired', endedAt: new Date() } });
  note({ kind: 'policy.publish-expired', details: namedRequest(open) }, aboutRequest(open));
}

/** A waiting request; the policies are locked. @throws Refusal `not_found`; `closed` when it ended */
async function lockedRequest(tx: Tx, id: string) {
  await lockPolicies(tx);
  const request = await tx.policyPublish.findUnique({ where: { id } });
  if (!request) throw new Refusal('not_found', 'There is no such request.');
  if (request.state === 'void') throw new Refusal('closed', 'This request is void. Load the page again.');
  if (request.state !== 'waiting') throw new Refusal('closed', 'This request has ended. Load the page again.');
  return request;
}

function aboutRequest({ baseEdition }: { baseEdition: number }) {
  return aboutEdition(baseEdition);
}
