import { countOf } from '../counted.ts';
import { type Reason, reasonNeedsNote } from '../policies/reason.ts';
import { Refusal } from '../refusal.ts';
import { clearanceMaxDays } from './clearance.ts';
import type { HitVerdict } from './hit.ts';

/** What a person says about hits. `reviewOn`: remember the false positive until this day, YYYY-MM-DD, or null. */
export type Judgement = { verdict: HitVerdict; reason: string; note: string | null; reviewOn: string | null };

/** The facts of a hit that decide what can be said about it. */
export type JudgedHit = { id: string; version: number; hasRecord: boolean; isGone: boolean; lookups: number };

/** At most so many hits are resolved at once. */
export const hitsAtOnce = 200;

const noteMaxCharacters = 2_000;

/**
 * Whether these hits can be resolved so. All or none.
 * @param expected the versions that were on the screen, by the hits' ids
 * @throws Refusal `changed` with the hits that changed since; `closed` when a hit without a record was not looked up;
 * `invalid` with what is missing or wrong by field (`reason`, `note`, `reviewOn`)
 */
export function mustBeResolvable(
  hits: readonly JudgedHit[],
  expected: ReadonlyMap<string, number>,
  judgement: Judgement,
  { reasons, now }: { reasons: readonly Reason[]; now: Date },
): void {
  mustBeAsShown(hits, expected);
  mustBeLookedUp(hits, judgement.verdict);
  const fields = {
    ...reasonProblem(judgement, reasons),
    ...noteProblem(judgement, hits, reasons),
    ...reviewProblem(judgement, hits, now),
  };
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
}

/**
 * Whether a verdict needs a note: a true match always, a false positive where there is no record to compare with.
 */
export function needsNote(verdict: HitVerdict, isRecordGiven: boolean): boolean {
  return verdict === 'true_match' || (verdict === 'false_positive' && !isRecordGiven);
}

/** Whether a verdict needs a look-up of one's own first: there is no record, and the verdict is not "unsure". */
export function needsLookup(hit: Pick<JudgedHit, 'hasRecord' | 'lookups'>): boolean {
  return !hit.hasRecord && hit.lookups === 0;
}

/** @throws Refusal `changed` with the hits that are no longer as they were on the screen */
export function mustBeAsShown(
  hits: readonly Pick<JudgedHit, 'id' | 'version' | 'isGone'>[],
  expected: ReadonlyMap<string, number>,
): void {
  const changed = hits.filter(({ id, version, isGone }) => isGone || version !== expected.get(id));
  if (changed.length === 0) return;
  const which = Object.fromEntries(changed.map(({ id, isGone }) => [id, isGone ? 'taken back' : 'changed']));
  const said = `${changed.length} of ${countOf(hits.length, 'hit')} changed after you opened this. Look again.`;
  throw new Refusal('changed', said, which);
}

function mustBeLookedUp(hits: readonly JudgedHit[], verdict: HitVerdict): void {
  const unseen = hits.filter(needsLookup);
  if (verdict === 'unsure' || unseen.length === 0) return;
  const subject = unseen.length === 1 ? 'The vendor gave no record of this hit' : 'The vendor gave no record of hits';
  const fields = Object.fromEntries(unseen.map(({ id }) => [id, 'no look-up']));
  throw new Refusal('closed', `${subject}. Attach a look-up of your own first, or say that you are unsure.`, fields);
}

function reasonProblem({ verdict, reason }: Judgement, reasons: readonly Reason[]): { reason?: string } {
  if (reason === '') return { reason: 'Choose a reason.' };
  if (reasons.some(({ code }) => code === reason)) return {};
  return { reason: `Not a reason for ${verdict.replace('_', ' ')}: ${reason.slice(0, 12)}.` };
}

function noteProblem(
  { verdict, note, reason }: Judgement,
  hits: readonly JudgedHit[],
  reasons: readonly Reason[],
): { note?: string } {
  const length = [...(note?.trim() ?? '')].length;
  if (length > noteMaxCharacters)
    return { note: `The note has more than ${noteMaxCharacters.toLocaleString('en')} characters.` };
  if (length > 0) return {};
  if (reasons.some((one) => one.code === reason && reasonNeedsNote(one)))
    return { note: `Reason ${reason} needs a note.` };
  if (!hits.some(({ hasRecord }) => needsNote(verdict, hasRecord))) return {};
  return {
    note:
      verdict === 'true_match'
        ? 'Write a note: a true match needs one.'
        : 'Write a note: the vendor gave no record to compare with.',
  };
}

function reviewProblem({ verdict, reviewOn }: Judgement, hits: readonly JudgedHit[], now: Date): { reviewOn?: string } {
  if (reviewOn === null) return {};
  if (verdict !== 'false_positive') return { reviewOn: 'Only a false positive can be remembered.' };
  if (hits.some(({ hasRecord }) => !hasRecord))
    return { reviewOn: 'A hit without a record can’t be remembered: it would clear every later one.' };
  const [first, last] = [1, clearanceMaxDays].map((days) =>
    new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10),
  );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(reviewOn) || reviewOn < (first ?? '') || reviewOn > (last ?? ''))
    return { reviewOn: `Choose a review date from tomorrow to two years from now.` };
  return {};
}
