import type { Applicant, Hit } from '../applicant/applicant.ts';
import type { Blocker, OpenHit, ShownBlocker } from './blocker.ts';
import { listLabel } from './blockers.ts';

/**
 * The stored blockers of a case with the hits they are about. A case keeps one blocker for each hit, in the order of
 * the
 * hits; where the two no longer match (a hit was taken back after the decision), none is named rather than a wrong one.
 */
export function withHits(blockers: Blocker[], { hits, checks }: Pick<Applicant, 'hits' | 'checks'>): ShownBlocker[] {
  const ofHits = blockers.filter(({ kind }) => kind === 'hit');
  const isSame =
    ofHits.length === hits.length && ofHits.every(({ label }, at) => label === listLabel(hits[at]?.list ?? ''));
  if (!isSame) return blockers;
  const named = numbered(hits.map((hit) => openHit(hit, foundAt(checks))));
  return blockers.map((blocker) => {
    const at = ofHits.indexOf(blocker);
    return at === -1 ? blocker : { ...blocker, hit: named[at] };
  });
}

/** For a role that does not see whom a list names: hits of one list are counted, so that no two lines are the same. */
export function countedHits(blockers: Blocker[]): ShownBlocker[] {
  const alike = (blocker: Blocker) => blockers.filter(({ kind, title }) => kind === 'hit' && title === blocker.title);
  return blockers.map((blocker) => {
    const all = blocker.kind === 'hit' ? alike(blocker) : [];
    return all.length < 2
      ? blocker
      : { ...blocker, title: `${blocker.title}, ${all.indexOf(blocker) + 1} of ${all.length}` };
  });
}

function openHit({ list, name, birthDate, reason }: Hit, foundAt: string | null): OpenHit {
  return { list, entity: name, birthDate, reason, foundAt, position: null };
}

/** The hit itself has no date. Of screenings at several moments it is not known which one found it. */
function foundAt(checks: Applicant['checks']): string | null {
  const moments = checks.flatMap(({ kind, outcome, at }) =>
    kind === 'aml' && (outcome === 'fail' || outcome === 'attention') ? (at ?? []) : [],
  );
  const [moment, ...others] = new Set(moments);
  return others.length === 0 ? (moment ?? null) : null;
}

function numbered(hits: OpenHit[]): OpenHit[] {
  const keyOf = (hit: OpenHit) => JSON.stringify(hit);
  return hits.map((hit, at) => {
    const alike = hits.filter((other) => keyOf(other) === keyOf(hit)).length;
    const nth = hits.slice(0, at + 1).filter((other) => keyOf(other) === keyOf(hit)).length;
    return alike === 1 ? hit : { ...hit, position: `${nth} of ${alike}` };
  });
}
