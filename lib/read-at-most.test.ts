import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readAtMost } from './read-at-most.ts';

/** A stream of `chunks` pieces of 10 bytes each, and what became of it. */
function streamOf(chunks: number) {
  const seen = { pulled: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (seen.pulled === chunks) return controller.close();
        seen.pulled += 1;
        controller.enqueue(new Uint8Array(10).fill(seen.pulled));
      },
      cancel: () => {
        seen.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

test('A body as long as the limit is read whole', async () => {
  const { bytes, isWhole } = await readAtMost(streamOf(3).stream, 30);
  expect([bytes.byteLength, isWhole]).toEqual([30, true]);
});

test('A body past the limit is read no further, and its stream is not cancelled', async () => {
  const { stream, seen } = streamOf(1_000);
  const { bytes, isWhole } = await readAtMost(stream, 25);
  expect([bytes.byteLength, isWhole]).toEqual([30, false]);
  expect(seen).toEqual({ pulled: 3, isCancelled: false });
});

test('A stream of Node past the limit is not destroyed', async () => {
  const stream = Readable.from([Buffer.alloc(10), Buffer.alloc(10)]);
  expect((await readAtMost(stream, 5)).isWhole).toBe(false);
  expect(stream.destroyed).toBe(false);
});

test('No body is empty and whole', async () => {
  expect(await readAtMost(null, 5)).toEqual({ bytes: Buffer.alloc(0), isWhole: true });
});

test('A sender that breaks off throws', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('reset')) });
  await expect(readAtMost(broken, 5)).rejects.toThrow('reset');
});
