import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { mustBeAuthor, mustBeInTime, mustBeSecond } from '#lib/review/second-person.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import { sha256 } from '../hash.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { keyEncryptionKey, sealText } from '../seal.ts';
import { addRequest, sentencePlace } from './add-request.ts';
import { ownDraft } from './drafts.ts';
import {
  aboutConnection,
  lockedRequest,
  lockedWithSubject,
  moveRequest,
  mustBePossible,
  namedRequest,
} from './open-request.ts';
import { mustBeSimulated } from './simulations.ts';
import { type RuleSubject, rulesHash } from './subject.ts';
import { newestVersion } from './versions.ts';

/** How far ahead a publishing can be scheduled, in days. */
const farthestDays = 30;

/** A draft that its author asks to publish. `current` are the vendor's values, read just now. */
export type Asked = {
  id: string;
  version: number;
  current: RuleValues;
  simulationId: string | null;
  rationale: string;
  scheduledFor: Date | null;
};

/**
 * Asks to publish one's own draft. Nothing is sent before another person confirms it. The request holds the values, the
 * vendor's values that it rests on, and the time.
 * @throws Refusal `not_allowed`, `not_found`; `changed` when the draft was saved elsewhere or the vendor's values are
 * no longer those it began with; `closed` without a simulation of this draft, or while another request is open;
 * `invalid` by field (`rationale`, `scheduledFor`)
 */
export function askPublish(actor: MemberActor, subject: RuleSubject, asked: Asked): Promise<void> {
  const rationale = givenSentence(asked.rationale, 'rationale');
  return changeIfAny(actor, async (tx, note) => {
    const draft = await ownDraft(tx, actor, subject, asked.version);
    if (draft.baseHash !== rulesHash(asked.current)) throw changedMeanwhile();
    if (draft.valuesHash === draft.baseHash) throw new Refusal('invalid', 'The draft changes nothing.');
    await mustBeSimulated(tx, subject, draft, asked.simulationId);
    const { id, simulationId } = asked;
    await addRequest(tx, note, actor, subject, {
      ...{ id, simulationId, rationale, scheduledFor: whenOf(asked.scheduledFor) },
      ...{ values: draft.values, current: draft.base, restoresId: draft.restoresId },
      ...{ rollsBackId: null, allowedBy: null },
    });
  });
}

/** What a second person saw when they confirmed: the hashes of the draft and of the vendor's values. */
export type Seen = { draftHash: string; currentHash: string };

/**
 * Confirms another member's request.
 * @param current the vendor's values, read just now
 * @throws Refusal `not_allowed`, also for the author; `not_found`; `changed` when the request, or the vendor's values,
 * are not those that were seen; `closed` when it ended or expired
 */
export function confirmPublish(actor: MemberActor, id: string, seen: Seen, current: RuleValues): Promise<void> {
  mustBeAble(actor, 'confirm-rules');
  return change(actor, async (tx, note) => {
    const request = await lockedWithSubject(tx, id);
    mustBeSecond(actor, request.authorId, 'Another person has to confirm it.');
    const event = { kind: 'approve', isLater: request.scheduledFor !== null } as const;
    mustBePossible(request, event);
    mustBeInTime(request, new Date());
    if (request.draftHash !== seen.draftHash || request.currentHash !== seen.currentHash)
      throw new Refusal('changed', 'This is another request than the one you looked at. Load the page again.');
    const inForce = await newestVersion(request, tx);
    if (rulesHash(current) !== request.currentHash || inForce?.contentHash !== request.currentHash)
      throw changedMeanwhile();
    await moveRequest(tx, request, event, { approver: { connect: { id: actor.id } }, approvedAt: new Date() });
    const scheduledFor = request.scheduledFor?.toISOString() ?? null;
    const details = { ...namedRequest(request), authorId: request.authorId, scheduledFor };
    note({ kind: 'rules.publish-confirmed', details }, aboutConnection(request));
  });
}

/**
 * Refuses another member's request, with a sentence for them.
 * @throws Refusal `not_allowed`, `not_found`, `closed`, `invalid`
 */
export function refusePublish(actor: MemberActor, id: string, answer: string): Promise<void> {
  mustBeAble(actor, 'confirm-rules');
  const text = givenSentence(answer, 'answer');
  return change(actor, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    mustBeSecond(actor, request.authorId, 'Withdraw it instead.');
    const sealed = sealText(text, keyEncryptionKey(), sentencePlace(id, 'answer'));
    await moveRequest(tx, request, { kind: 'refuse' }, { refuser: { connect: { id: actor.id } }, answer: sealed });
    const details = { ...namedRequest(request), answerHash: sha256(text) };
    note({ kind: 'rules.publish-refused', details }, aboutConnection(request));
  });
}

/** Withdraws one's own request before it is sent. @throws Refusal `not_allowed`, `not_found`, `closed` */
export function withdrawPublish(actor: MemberActor, id: string): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  return change(actor, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    mustBeAuthor(actor, request.authorId);
    await moveRequest(tx, request, { kind: 'withdraw' });
    note({ kind: 'rules.publish-withdrawn', details: namedRequest(request) }, aboutConnection(request));
  });
}

/** The answer when the vendor's values are not those that a draft or a request rests on. */
export function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed',
    'The values at the provider changed since. Look at the difference and rebase the draft.',
  );
}

function whenOf(at: Date | null): Date | null {
  const now = new Date();
  const farthest = new Date(now.getTime() + farthestDays * 24 * 3_600_000);
  if (at === null || (at > now && at <= farthest)) return at;
  const message = `A time from now on, at most ${farthestDays} days ahead.`;
  throw new Refusal('invalid', message, { scheduledFor: message });
}
