/** What tells whether two readings are about one hit. Hashes and keys, so that nothing is unsealed for it. */
export type Known = { vendorIds: readonly string[]; contentHash: string; entityKeys: readonly string[] };

/**
 * Pairs the hits that the vendor tells now with those that are kept. First by content and id, then by content, by the
 * list's entry, and by the vendor's id: some vendors number their hits anew at each answer. Hits whose entries have
 * ids, none in common, are never one hit.
 * @returns for each of `told` the kept one, or null for a new hit; each kept one is given once
 */
export function matchHits<Kept extends Known, Told extends Known>(
  kept: readonly Kept[],
  told: readonly Told[],
): Map<Told, Kept | null> {
  const free = new Set(kept);
  const found = new Map<Told, Kept | null>(told.map((hit) => [hit, null]));
  for (const isSame of [
    (a: Known, b: Known) => a.contentHash === b.contentHash && shares(a.vendorIds, b.vendorIds),
    (a: Known, b: Known) => a.contentHash === b.contentHash,
    (a: Known, b: Known) => shares(a.entityKeys, b.entityKeys),
    (a: Known, b: Known) => shares(a.vendorIds, b.vendorIds),
  ])
    for (const hit of told) {
      if (found.get(hit) !== null) continue;
      const same = [...free].find((one) => !areOthers(one, hit) && isSame(one, hit));
      if (same === undefined) continue;
      found.set(hit, same);
      free.delete(same);
    }
  return found;
}

function areOthers(a: Known, b: Known): boolean {
  return a.entityKeys.length > 0 && b.entityKeys.length > 0 && !shares(a.entityKeys, b.entityKeys);
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((each) => other.includes(each));
}
