/**
 * Bounds of the time to decision, in seconds. Slot 0 is below the first, slot n from bound n-1 to below bound n, the
 * last slot is open. The database has the same (`decision_slot`). No slot is wider than half of where it begins, from
 * the second on: that is the error of a percentile.
 */
export const slotBounds: readonly number[] = [
  60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 900, 1_200, 1_500, 1_800, 2_400, 3_000, 3_600, 4_500, 5_400, 6_300,
  7_200, 9_000, 10_800, 12_600, 14_400, 18_000, 21_600, 25_200, 28_800, 36_000, 43_200, 50_400, 57_600, 72_000, 86_400,
  108_000, 129_600, 151_200, 172_800, 216_000, 259_200, 345_600, 432_000, 604_800, 864_000, 1_209_600, 1_814_400,
  2_592_000, 3_888_000, 5_184_000, 7_776_000,
];

/** How many decisions took how long: amounts by slot. Amounts of a mixture may be fractions. */
export type Histogram = ReadonlyMap<number, number>;

/** A percentile: where it is estimated to be, and the bounds between which it certainly is. In seconds. */
export type Percentile = { seconds: number; from: number; until: number | null };

/** The slot of a time in seconds. */
export function slotOf(seconds: number): number {
  const at = slotBounds.findIndex((bound) => seconds < bound);
  return at === -1 ? slotBounds.length : at;
}

/** The bounds of a slot in seconds; `until` is null for the last one. */
export function boundsOf(slot: number): { from: number; until: number | null } {
  return { from: slotBounds[slot - 1] ?? 0, until: slotBounds[slot] ?? null };
}

/** The first slot that begins at or after a time in seconds, which must be a bound. @throws Error when it is none */
export function slotAt(seconds: number): number {
  const at = seconds === 0 ? 0 : slotBounds.indexOf(seconds) + 1;
  if (seconds !== 0 && at === 0) throw new Error(`${seconds} s is not a bound of the histogram`);
  return at;
}

/** Histograms added up: unlike percentiles they can be. With weights, the histogram of a mixture. */
export function merged(parts: readonly { histogram: Histogram; weight?: number }[]): Histogram {
  const all = new Map<number, number>();
  for (const { histogram, weight = 1 } of parts)
    for (const [slot, amount] of histogram) all.set(slot, (all.get(slot) ?? 0) + amount * weight);
  return all;
}

export function amountIn(histogram: Histogram): number {
  return [...histogram.values()].reduce((sum, amount) => sum + amount, 0);
}

/**
 * The time within which a share of the decisions was made, by nearest rank. The true value lies in the slot that is
 * given with it; within the slot the decisions are taken as evenly spread.
 * @param share over 0, at most 1
 * @returns null without decisions
 */
export function percentile(histogram: Histogram, share: number): Percentile | null {
  const total = amountIn(histogram);
  if (total <= 0) return null;
  const target = share * total;
  let before = 0;
  const filled = [...histogram].filter(([, amount]) => amount > 0).toSorted(([a], [b]) => a - b);
  for (const [slot, amount] of filled) {
    // A hair less, because a share of a whole number is not always exact.
    if (before + amount >= target - 1e-9) {
      const { from, until } = boundsOf(slot);
      const within = Math.min(1, Math.max(0, (target - before) / amount));
      return { seconds: until === null ? from : from + (until - from) * within, from, until };
    }
    before += amount;
  }
  return null;
}
