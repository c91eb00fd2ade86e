/** Draws on demand and remembers what it drew last. */
export type Pictures = {
  /** `key` names the picture; `draw` is asked only when it is not at hand. */
  get(key: string, draw: (pens: Pens) => Promise<Buffer>): Promise<Buffer>;
};

/** The drawing folder's door, opened with the first picture: its fonts take a moment to load. */
export type Pens = typeof import('./drawing/index.ts');

// About 700 pictures, all that one vendor has: a listing with pictures asks for the same ones again and again.
const LIMIT_BYTES = 160 * 1024 * 1024;

export function createPictures(limitBytes = LIMIT_BYTES): Pictures {
  const drawn = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();
  let total = 0;

  function forget(key: string): void {
    drawn.delete(key);
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
  }

  function keep(key: string, size: number): void {
    sizes.set(key, size);
    total += size;
    for (const oldest of sizes.keys()) {
      if (total <= limitBytes || oldest === key) return;
      forget(oldest);
    }
  }

  return {
    async get(key, draw) {
      const known = drawn.get(key);
      if (known) return refreshed(key, known);
      const picture = import('./drawing/index.ts').then(draw);
      drawn.set(key, picture);
      try {
        const bytes = await picture;
        keep(key, bytes.length);
        return bytes;
      } catch (cause) {
        forget(key);
        throw cause;
      }
    },
  };

  function refreshed(key: string, known: Promise<Buffer>): Promise<Buffer> {
    const size = sizes.get(key);
    if (size !== undefined) {
      sizes.delete(key);
      sizes.set(key, size);
    }
    return known;
  }
}
