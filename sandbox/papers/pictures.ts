import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { createPens } from './index.ts';

type Pens = ReturnType<typeof createPens>;

type Pen = keyof Pens;

/** Draws an image when it is first needed and caches it. */
export type Pictures = { get<P extends Pen>(pen: P, ...input: Parameters<Pens[P]>): Promise<Buffer> };

// About 300 images. A client whose list request broke off asks for the same images again at once.
const LIMIT_BYTES = 64 * 1024 * 1024;
// One drawing needs tens of megabytes of memory while it is made.
const DRAWN_AT_ONCE = 2;

/**
 * Cache of drawn images by their input: the most recent in memory, all of them in `folder` when one is given. Drawing
 * all images takes minutes; the folder saves that at the next start. After a change of the drawing code the folder must
 * be emptied.
 */
export function createPictures(folder: string | undefined, scale = 1): Pictures {
  const latest = createLatest(LIMIT_BYTES);
  const inTurn = createTurns(DRAWN_AT_ONCE);
  return {
    get(pen, ...input) {
      const key = createHash('sha256')
        .update(JSON.stringify([pen, input, scale]))
        .digest('hex');
      return latest.get(key, () => fromFolder(folder, key, () => inTurn(() => draw(scale, pen, input))));
    },
  };
}

async function draw(scale: number, pen: Pen, input: unknown[]): Promise<Buffer> {
  // Imported with the first image: loading the fonts takes a moment.
  const { createPens } = await import('./index.ts');
  const pens = createPens(scale);
  // `get` has matched the input to the pen; TypeScript cannot call a union of functions with a union of inputs.
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
  // Written under another name and renamed, so that a killed process leaves no half-written image.
  await writeFile(`${path}.new`, picture);
  await rename(`${path}.new`, path);
  return picture;
}

/** Runs at most `atOnce` jobs at the same time; the others wait in order. */
function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The slot passes directly to the next job, so that no new job can take it first.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Keeps the most recent images up to `limitBytes`; two requests for one image share one drawing. */
function createLatest(limitBytes: number) {
  const cached = new Map<string, { picture: Promise<Buffer>; size: number }>();
  let total = 0;

  function remove(key: string): void {
    total -= cached.get(key)?.size ?? 0;
    cached.delete(key);
  }

  function add(key: string, picture: Promise<Buffer>, size: number): void {
    remove(key);
    cached.set(key, { picture, size });
    total += size;
    for (const oldest of cached.keys()) {
      if (total <= limitBytes || oldest === key) return;
      remove(oldest);
    }
  }

  return {
    async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
      const known = cached.get(key);
      const picture = known?.picture ?? make();
      if (!known) cached.set(key, { picture, size: 0 });
      try {
        const bytes = await picture;
        add(key, picture, bytes.length);
        return bytes;
      } catch (cause) {
        remove(key);
        throw cause;
      }
    },
  };
}
