import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Pens = typeof import('./index.ts');

type Pen =
  | 'drawFront'
  | 'drawBack'
  | 'drawSelfie'
  | 'drawLivenessFrame'
  | 'drawProofOfAddress'
  | 'drawProofOfAddressPdf';

/** Draws on demand and remembers what it drew. */
export type Pictures = { get<P extends Pen>(pen: P, ...input: Parameters<Pens[P]>): Promise<Buffer> };

// About 300 pictures. A listing with pictures that was broken off asks for the same ones again at once.
const LIMIT_BYTES = 64 * 1024 * 1024;
// Each drawing holds tens of megabytes while it is made, and the machine has other work.
const DRAWN_AT_ONCE = 2;

/**
 * Pictures by what they show: in memory the latest, and all of them in `folder` where one is given. Drawing everybody
 * takes minutes, so a second start should not do it again. Whoever changes a drawing empties the folder.
 */
export function createPictures(folder: string | undefined, limitBytes = LIMIT_BYTES): Pictures {
  const latest = createLatest(limitBytes);
  const inTurn = createTurns(DRAWN_AT_ONCE);
  return {
    get(pen, ...input) {
      const key = createHash('sha256')
        .update(JSON.stringify([pen, input]))
        .digest('hex');
      return latest.get(key, () => fromFolder(folder, key, () => inTurn(() => draw(pen, input))));
    },
  };
}

async function draw(pen: Pen, input: unknown[]): Promise<Buffer> {
  // Loaded with the first picture: the fonts take a moment.
  const pens = await import('./index.ts');
  // `get` has matched the input to the pen; a union of functions can't be called with a union of inputs.
  return (pens[pen] as (...input: unknown[]) => Promise<Buffer>)(...input);
}

async function fromFolder(folder: string | undefined, key: string, drawIt: () => Promise<Buffer>): Promise<Buffer> {
  if (!folder) return drawIt();
  const path = join(folder, key);
  try {
    return await readFile(path);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  const picture = await drawIt();
  await mkdir(folder, { recursive: true });
  // By rename, so that a kill never leaves half a picture behind.
  await writeFile(`${path}.new`, picture);
  await rename(`${path}.new`, path);
  return picture;
}

/** Lets so many run at once; the others wait in line. */
function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn passes straight to the next in line, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Keeps the latest pictures up to so many bytes; two that ask at once wait for one drawing. */
function createLatest(limitBytes: number) {
  const held = new Map<string, { picture: Promise<Buffer>; size: number }>();
  let total = 0;

  function forget(key: string): void {
    total -= held.get(key)?.size ?? 0;
    held.delete(key);
  }

  function hold(key: string, picture: Promise<Buffer>, size: number): void {
    forget(key);
    held.set(key, { picture, size });
    total += size;
    for (const oldest of held.keys()) {
      if (total <= limitBytes || oldest === key) return;
      forget(oldest);
    }
  }

  return {
    async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
      const known = held.get(key);
      const picture = known?.picture ?? make();
      if (!known) held.set(key, { picture, size: 0 });
      try {
        const bytes = await picture;
        hold(key, picture, bytes.length);
        return bytes;
      } catch (cause) {
        forget(key);
        throw cause;
      }
    },
  };
}
