export type Dice = {
  /** A number from `low` (included) to `high` (excluded). */
  between: (low: number, high: number) => number;
  /** True with this probability, 0 to 1. */
  chance: (share: number) => boolean;
  pick: <T>(choices: readonly [T, ...T[]]) => T;
};

/** FNV-1a, 32 bits; good enough to drive a drawing from a short seed. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** The same seed gives the same numbers on every machine, so that an image's bytes and SHA-256 stay the same. */
export function dice(seed: string): Dice {
  let state = hash(seed);
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => low + roll() * (high - low),
    chance: (share) => roll() < share,
    pick: (choices) => choices[Math.floor(roll() * choices.length)] ?? choices[0],
  };
}
