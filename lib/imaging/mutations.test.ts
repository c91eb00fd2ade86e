import { afterAll, expect, it } from 'vitest';
import { testSize } from '#test/database/size.ts';
import { honestFiles, marker } from '#test/imaging/specimen.ts';
import { imaging } from './imaging.ts';
import { jpegHead } from './jpeg.ts';

/**
 * docs/security.md, bar 21: honest pictures with hidden text, changed at random from a fixed seed: a failure names the
 * number of its mutation.
 */
const count = testSize({ small: 300, full: 20_000 });
const desk = imaging();
afterAll(() => desk.close());

it(`${count} changed pictures: none breaks the process, takes too long or keeps hidden text`, {
  timeout: 900_000,
}, async () => {
  const { jpeg, png, webp } = await honestFiles();
  const tailed = [jpeg, png, webp].map((bytes) => Buffer.concat([bytes, Buffer.from(marker)]));
  const tally = { shown: 0, not_safe: 0 };
  for (let number = 0; number < count; number += 1) {
    const began = performance.now();
    const rendering = await desk.render(bent(tailed[number % 3] ?? jpeg, number));
    tally[rendering.outcome] += 1;
    expect(performance.now() - began, `mutation ${number}`).toBeLessThan(11_000);
    if (rendering.outcome === 'not_safe') continue;
    for (const { bytes } of rendering.pages.flatMap(({ full, thumb }) => [full, thumb])) {
      expect(Buffer.from(bytes).includes(marker), `mutation ${number}`).toBe(false);
      expect(jpegHead(bytes)?.segments.includes('APP1'), `mutation ${number}`).toBe(false);
    }
  }
  // Both must happen, or the mutations are too weak or too strong to say anything.
  expect(tally.shown).toBeGreaterThan(count / 50);
  expect(tally.not_safe).toBeGreaterThan(count / 50);
  expect((await desk.render(jpeg)).outcome).toBe('shown');
});

it('control: the pictures hold the hidden text', async () => {
  const { jpeg, png, webp } = await honestFiles();
  expect([jpeg, png, webp].every((bytes) => bytes.includes(marker))).toBe(true);
  expect(jpegHead(jpeg)?.segments).toContain('APP1');
});

/** One to eight changes: a byte, a run of bytes, a piece cut out, a piece doubled. */
function bent(source: Buffer, seed: number): Buffer {
  const random = randomFrom(seed);
  let bytes = Buffer.from(source);
  for (let round = random(8); round >= 0; round -= 1) {
    const at = random(bytes.length);
    const length = 1 + random(40);
    const kind = random(8);
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else if (kind === 2) bytes.fill(random(256), at, Math.min(at + length, bytes.length));
    else bytes[at] = random(256);
  }
  return bytes;
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
