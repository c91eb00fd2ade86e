import { createHash } from 'node:crypto';

/** Random values that are the same for the same seed on every machine. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  shuffle<T>(list: readonly T[]): T[];
  hex(length: number): string;
  uuid(): string;
  /** Fills a pattern: `#` becomes a digit, `@` a capital letter; all other characters stay. */
  fill(pattern: string): string;
};

// Without I, O and Q, which issuers do not use in document numbers.
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

export function randomFrom(seed: string): Random {
  const next = smallFastCounter(seed);
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (length: number) => Array.from({ length }, () => int(0, 15).toString(16)).join('');
  return {
    next,
    int,
    hex,
    chance: (share) => next() < share,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('Nothing to pick from');
      return picked;
    },
    shuffle: (list) => shuffled(list, int),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(12)}`,
    fill: (pattern) =>
      pattern.replace(/[#@]/g, (sign) =>
        sign === '#' ? String(int(0, 9)) : (LETTERS[int(0, LETTERS.length - 1)] ?? 'X'),
      ),
  };
}

function shuffled<T>(list: readonly T[], int: Random['int']): T[] {
  const cards = [...list];
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const other = int(0, last);
    const [a, b] = [cards[last] as T, cards[other] as T];
    cards[last] = b;
    cards[other] = a;
  }
  return cards;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded with the SHA-256 of `seed`. */
function smallFastCounter(seed: string): () => number {
  const key = createHash('sha256').update(seed).digest();
  let a = key.readInt32LE(0);
  let b = key.readInt32LE(4);
  let c = key.readInt32LE(8);
  let counter = key.readInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}
