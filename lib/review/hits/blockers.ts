import type { Blocker } from '../case/blocker.ts';
import { type HitState, hasRecord, type VendorHit } from './hit.ts';
import { type HitTopic, topicLabel } from './topic.ts';

/** What a blocker says of a hit. No personal data: it is stored unsealed. */
export type BlockingHit = { id: string | null; topic: HitTopic; state: HitState; hasRecord: boolean };

/** The blocker of a hit; none for a false positive. A true match no longer waits, and fails. */
export function hitBlockers({ id, topic, state, hasRecord: isRecordGiven }: BlockingHit): Blocker[] {
  if (state === 'false_positive') return [];
  const label = topicLabel(topic);
  const of = { kind: 'hit', label, place: 'hits', ...(id === null ? {} : { hitId: id }) } as const;
  if (state === 'true_match') return [{ ...of, tone: 'fail', title: `${label} match confirmed` }];
  if (state === 'unsure') return [{ ...of, tone: 'unknown', title: `${label} hit unsure` }];
  return [{ ...of, tone: 'attention', title: isRecordGiven ? `${label} hit open` : `${label} match, entry not told` }];
}

/** Hits that no row is kept of yet: all open. */
export function openHits(hits: readonly VendorHit[]): BlockingHit[] {
  return hits.map((hit) => ({ id: null, topic: hit.topic, state: 'open', hasRecord: hasRecord(hit) }));
}

/** How many hits keep approval closed: those that are open or unsure. */
export function unresolvedHits(blockers: readonly Blocker[]): number {
  return blockers.filter(({ kind, tone }) => kind === 'hit' && tone !== 'fail').length;
}

/**
 * Whether a hit is confirmed as a true match. Approving then takes a second person, by the policy
 * `fourEyes.approveAfterTrueHit`; the decision checks that.
 */
export function hasTrueMatch(blockers: readonly Blocker[]): boolean {
  return blockers.some(({ kind, tone }) => kind === 'hit' && tone === 'fail');
}
