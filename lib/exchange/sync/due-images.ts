import { type ImageAhead, imagesAhead } from '#lib/data/images/ahead.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { DueWork } from '../runner.ts';
import { copyImage } from './fetch-images.ts';

/** An image that the vendor did not give is tried again after this long; until then the others are. */
const againAfterMs = 10 * 60_000;

/** The pause after an image, as a multiple of the time it took: decoding takes at most a third of one core. */
const pause = { times: 2, leastMs: 250 };

/** By image, until when it is left alone, on the clock of this process. */
const leftAlone = new Map<string, number>();

/**
 * Copies the images of the cases that are decided next, one after the other, so that no one waits for a vendor and the
 * decoder when they look. Each is tried once; what was dropped for space since is fetched when it is asked for.
 */
export const dueImages: DueWork = {
  name: 'copy images',
  everyMs: 2_000,
  atOnce: 1,
  atOnceInAll: 1,
  due: async () => [...new Set((await wanted()).map(({ connectionId }) => connectionId))],
  async workOne(connectionId) {
    const next = (await wanted()).find((image) => image.connectionId === connectionId);
    if (!next) return null;
    const began = performance.now();
    try {
      await copyImage(next.imageId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      leftAlone.set(next.imageId, performance.now() + againAfterMs);
    }
    return Math.max(pause.leastMs, (performance.now() - began) * pause.times);
  },
};

async function wanted(): Promise<ImageAhead[]> {
  const now = performance.now();
  for (const [imageId, until] of leftAlone) if (until < now) leftAlone.delete(imageId);
  return imagesAhead([...leftAlone.keys()]);
}
