import type { Blocker, OpenHit, ShownBlocker } from './blocker.ts';

/** The stored blockers of a case, each with the hit that it is about. A hit that is not given is not named. */
export function withHits(blockers: readonly Blocker[], hits: ReadonlyMap<string, OpenHit>): ShownBlocker[] {
  const ids = blockers.flatMap(({ hitId }) => (hitId !== undefined && hits.has(hitId) ? [hitId] : []));
  const named = numbered(new Map(ids.map((id) => [id, hits.get(id) as OpenHit])));
  return blockers.map((blocker) => {
    const hit = blocker.hitId === undefined ? undefined : named.get(blocker.hitId);
    return hit === undefined ? blocker : { ...blocker, hit };
  });
}

/** "1 of 2" for hits that nothing tells apart. */
function numbered(hits: ReadonlyMap<string, OpenHit>): Map<string, OpenHit> {
  const alike = Map.groupBy(hits, ([, hit]) => JSON.stringify(hit));
  return new Map(
    [...alike.values()].flatMap((group) =>
      group.map(([id, hit], at): [string, OpenHit] => [
        id,
        group.length === 1 ? hit : { ...hit, position: `${at + 1} of ${group.length}` },
      ]),
    ),
  );
}
