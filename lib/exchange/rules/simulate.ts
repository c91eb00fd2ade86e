import { draftOf } from '#lib/data/rules/drafts.ts';
import { documentsHeld } from '#lib/data/rules/judged.ts';
import { askRun } from '#lib/data/rules/simulation-runs.ts';
import { storeSimulation } from '#lib/data/rules/simulations.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { replay } from '#lib/review/rules/simulation/held-fields.ts';
import { countedFormula } from '#lib/review/rules/simulation/result.ts';
import type { SkipReason } from '#lib/review/rules/simulation/skip-reason.ts';
import { openRules } from './read.ts';

/**
 * Asks the worker to simulate one's own draft of weights on the newest stored sessions of its connection, with a
 * formula fitted to the vendor's own scores (lib/review/rules/simulation). Reads no vendor.
 * @param input `version`: the version of the draft that is on the screen
 * @returns the id of the run, whose progress newestRun of lib/data/rules/simulation-runs.ts tells
 * @throws Refusal `not_allowed`, `not_found`, `changed`, `taken`; `invalid` for a draft that changes nothing, and where
 * the vendor tells no score
 */
export async function simulateWeights(
  actor: MemberActor,
  { connectionId, version }: { connectionId: string; version: number },
): Promise<string> {
  mustBeAble(actor, 'draft-rules');
  const { book, subject } = await openRules(connectionId, 'weights');
  if (!book.replayable)
    throw new Refusal('invalid', 'This provider tells no score that a change of its values could be tried on.');
  return askRun(actor, subject, version);
}

/**
 * Counts what one's own draft of requirements would have done to the newest stored applicants, and keeps the result for
 * a request to publish. Reads no vendor.
 * @param version the version of the draft that is on the screen
 * @returns the id of the simulation
 * @throws Refusal `not_allowed`, `not_found`, `changed`; `invalid` for a draft that changes nothing
 */
export async function simulateRequirements(actor: MemberActor, connectionId: string, version: number): Promise<string> {
  mustBeAble(actor, 'draft-rules');
  const { book, subject } = await openRules(connectionId, 'requirements');
  const draft = await draftOf(subject);
  if (!draft || !book.requirements) throw new Refusal('not_found', 'There is no draft.');
  if (draft.valuesHash === draft.baseHash) throw new Refusal('invalid', 'The draft changes nothing.');
  const { applicants, unreadable, test, knownAnswer, held } = await documentsHeld(connectionId, book.requirements);
  const replayed = replay(book.requirements, draft.base, draft.values, held);
  const skipped: { reason: SkipReason; count: number }[] = [
    { reason: 'no_document', count: applicants - replayed.used },
    { reason: 'unreadable', count: unreadable },
    { reason: 'test', count: test },
    { reason: 'known_answer', count: knownAnswer },
  ];
  return storeSimulation(actor, subject, version, {
    formula: countedFormula,
    draftHash: draft.valuesHash,
    baseHash: draft.baseHash,
    ...replayed,
    skipped: skipped.filter(({ count }) => count > 0),
    error: null,
  });
}
