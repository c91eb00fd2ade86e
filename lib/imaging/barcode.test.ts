import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { barcodeOf, hostileBarcodes, licenceText } from '#test/imaging/barcodes.ts';
import { corpus } from '#test/imaging/corpus.ts';
import { honestFiles } from '#test/imaging/specimen.ts';
import type { BarcodeRead } from './decoder.ts';
import { imaging } from './imaging.ts';

const desk = imaging();
afterAll(() => desk.close());

const honest = await barcodeOf();
const hostile = await hostileBarcodes();
const specimens = await corpus();

/** Read as Docket does: off the re-encoded picture. */
async function read(file: Uint8Array): Promise<BarcodeRead> {
  const rendering = await desk.render(file);
  if (rendering.outcome !== 'shown') throw new Error(rendering.reason);
  return desk.readBarcode(rendering.pages[0]?.full.bytes ?? new Uint8Array());
}

const textOf = (found: BarcodeRead) => (found.outcome === 'found' ? found.text : null);

describe('The barcode of a picture', () => {
  it('is read with its control characters, and its place is where it was drawn', async () => {
    const found = await read(honest);
    expect(textOf(found)).toBe(licenceText);
    const corners = found.outcome === 'found' ? found.corners : [];
    const expected = [
      [100, 120],
      [1500, 120],
      [1500, 520],
      [100, 520],
    ];
    for (const [index, [x = 0, y = 0]] of expected.entries()) {
      expect(Math.abs((corners[index]?.x ?? 0) * 1600 - x)).toBeLessThan(12);
      expect(Math.abs((corners[index]?.y ?? 0) * 640 - y)).toBeLessThan(12);
    }
  });

  it.each<[string, (picture: Sharp) => Sharp]>([
    ['upside down', (picture) => picture.rotate(180)],
    ['on its side', (picture) => picture.rotate(90)],
    ['askew', (picture) => picture.rotate(9, { background: '#ffffff' })],
    ['askew to the left', (picture) => picture.rotate(-14, { background: '#ffffff' })],
    ['small', (picture) => picture.resize({ width: 800 })],
    ['dim, blurred and noisy', (picture) => picture.linear(0.5, 30).blur(1.2).jpeg({ quality: 60 })],
  ])('%s: the same text', async (_, bend) => {
    expect(textOf(await read(await bend(sharp(honest)).toBuffer()))).toBe(licenceText);
  });

  it('askew is framed where it is', async () => {
    const found = await read(await sharp(honest).rotate(9, { background: '#ffffff' }).png().toBuffer());
    const corners = found.outcome === 'found' ? found.corners : [];
    const [width, height] = [1_680, 882];
    const [left = { x: 0, y: 0 }, right = { x: 0, y: 0 }] = corners;
    const degrees = (Math.atan2((right.y - left.y) * height, (right.x - left.x) * width) * 180) / Math.PI;
    expect(degrees).toBeCloseTo(9, 0);
    expect(Math.hypot((right.x - left.x) * width, (right.y - left.y) * height) / 1_400).toBeCloseTo(1, 1);
  });

  it('that the reader takes for another one at some slant is never given as that: 17 slants', async () => {
    const texts: (string | null)[] = [];
    for (let degrees = -16; degrees <= 16; degrees += 2)
      texts.push(textOf(await read(await sharp(honest).rotate(degrees, { background: '#ffffff' }).png().toBuffer())));
    expect(texts.filter((text) => text !== null && text !== licenceText)).toEqual([]);
    expect(texts.filter((text) => text === licenceText).length).toBeGreaterThan(12);
  });

  it('control: the reader alone gives another text for one of them, and calls it valid', async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
    prepareZXingModule({ overrides: { wasmBinary } });
    const slanted = await sharp(honest).rotate(-14, { background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer();
    const texts: string[] = [];
    for (const degrees of [0, -6, 6, -12, 12]) {
      const turned = sharp(slanted).rotate(degrees, { background: '#ffffff' }).ensureAlpha().raw();
      const { data, info } = await turned.toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      const [found] = await readBarcodes(
        { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' },
        { formats: ['PDF417'], textMode: 'Plain', tryInvert: false },
      );
      if (found?.isValid) texts.push(found.text);
    }
    expect(texts.some((text) => text !== licenceText)).toBe(true);
  });

  it('without one: none', async () => {
    for (const file of Object.values(await honestFiles())) expect(await read(file)).toMatchObject({ outcome: 'none' });
  });

  it('of as much as it can hold: the whole text', async () => {
    const most = '0123456789'.repeat(180);
    expect(textOf(await read(await barcodeOf(most, { width: 2_000, height: 1_600 })))).toBe(most);
  });
});

describe('A hostile picture', () => {
  it.each(hostile)('$name: costs no more than a moment, and the next barcode is read', async ({ bytes }) => {
    const began = performance.now();
    const found = await read(bytes);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(['found', 'none']).toContain(found.outcome);
    expect(textOf(await read(honest))).toBe(licenceText);
  });

  it('that is no picture of ours never reaches the reader', async () => {
    for (const { bytes } of specimens.filter(({ expect: expected }) => expected === 'refused'))
      expect((await desk.readBarcode(bytes)).outcome).not.toBe('found');
  });

  it('with a bent barcode gives its own text or none: 24 of them', async () => {
    const tally = { same: 0, none: 0 };
    const { data, info } = await sharp(honest).greyscale().raw().toBuffer({ resolveWithObject: true });
    for (let seed = 1; seed <= 24; seed += 1) {
      const text = textOf(await read(await bent(data, info, seed)));
      if (text !== null) expect(text, `seed ${seed}`).toBe(licenceText);
      tally[text === null ? 'none' : 'same'] += 1;
    }
    // Both must happen, or the barcodes are bent too little or too much to say anything.
    expect(tally.same).toBeGreaterThan(3);
    expect(tally.none).toBeGreaterThan(3);
  });
});

/** Blots that grow with the seed, and rows pushed sideways. */
function bent(pixels: Buffer, { width, height }: { width: number; height: number }, seed: number): Promise<Buffer> {
  const out = Buffer.from(pixels);
  let state = seed * 2_654_435_761;
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
  for (let blot = 0; blot < seed * 9; blot += 1) {
    const [x, y, size, ink] = [random(width), random(height), 10 + random(60), random(2) * 255];
    for (let row = y; row < Math.min(height, y + size); row += 1)
      out.fill(ink, row * width + x, row * width + Math.min(width, x + size));
  }
  for (let slip = 0; slip < seed / 3; slip += 1) {
    const [row, by] = [random(height), random(9)];
    out.copyWithin(row * width + by, row * width, (row + 1) * width - by);
  }
  return sharp(out, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
