import { changesBetween } from '../../hits/changes.ts';
import type { HitState } from '../../hits/hit.ts';
import type { GroundChange } from './change.ts';
import type { Ground, GroundHit, GroundValue } from './ground.ts';

/**
 * What differs between two grounds, images and hits first. A file that was only fetched in between is the same. A
 * blocker is named only where nothing else says the change.
 */
export function groundChanges(before: Ground, after: Ground): GroundChange[] {
  const changes = [
    ...valueChanges('image', before.images, after.images, isOtherFile),
    ...hitChanges(before.hits, after.hits),
    ...valueChanges('check', before.checks, after.checks, isOther),
    ...valueChanges('fact', before.facts, after.facts, isOther),
  ];
  return changes.length > 0 ? changes : valueChanges('blocker', before.blockers, after.blockers, isOther);
}

/** A value that is there without saying anything, such as an image that was never fetched. */
const unsaid = 'not given';

type IsOther = (before: string | null, after: string | null) => boolean;

const isOther: IsOther = (before, after) => before !== after;

const isOtherFile: IsOther = (before, after) => before !== null && after !== null && before !== after;

function valueChanges(
  kind: GroundChange['kind'],
  before: readonly GroundValue[],
  after: readonly GroundValue[],
  differs: IsOther,
): GroundChange[] {
  const now = new Map(after.map((value) => [value.key, value]));
  const known = new Set(before.map(({ key }) => key));
  const changed = before.flatMap(({ key, label, field, value }): GroundChange[] => {
    const is = now.get(key);
    if (is === undefined) return [{ kind, label, field, before: value ?? unsaid, after: null }];
    return differs(value, is.value) ? [{ kind, label, field, before: value, after: is.value }] : [];
  });
  const added = after.filter(({ key }) => !known.has(key));
  return [
    ...changed,
    ...added.map(({ label, field, value }) => ({ kind, label, field, before: null, after: value ?? unsaid })),
  ];
}

function hitChanges(before: readonly GroundHit[], after: readonly GroundHit[]): GroundChange[] {
  const now = new Map(after.map((hit) => [hit.id, hit]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.flatMap((hit) => changesOfHit(hit, now.get(hit.id))),
    ...after.filter(({ id }) => !known.has(id)).map((hit) => ofHit(hit, null, null, stateWords[hit.state])),
  ];
}

function changesOfHit(hit: GroundHit, is: GroundHit | undefined): GroundChange[] {
  if (is === undefined) return [ofHit(hit, null, stateWords[hit.state], null)];
  const state = hit.state === is.state ? [] : [ofHit(hit, 'verdict', stateWords[hit.state], stateWords[is.state])];
  const entry = changesBetween(hit.entry, is.entry).map(({ label, before, after }) =>
    ofHit(hit, label.toLowerCase(), before || null, after || null),
  );
  return [...entry, ...state];
}

function ofHit({ entry }: GroundHit, part: string | null, before: string | null, after: string | null): GroundChange {
  const name = [entry.name, entry.list].filter((word) => word !== null).join(', ') || 'A hit without a record';
  return { kind: 'hit', label: part === null ? name : `${name}: ${part}`, field: null, before, after };
}

const stateWords: Record<HitState, string> = {
  open: 'open',
  true_match: 'true match',
  false_positive: 'false positive',
  unsure: 'unsure',
};
