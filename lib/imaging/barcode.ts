import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { BarcodeAnswer } from './answer.ts';
import { limits } from './rendering.ts';

type Point = { x: number; y: number };
type Pixels = { data: Buffer; width: number; height: number };

/** Degrees by which a picture is turned before it is read; the reader itself takes about 3 to either side. */
const turns = [0, -6, 6, -12, 12];

/**
 * The reader now and then takes a slanted code for another one, and calls it valid: a text counts when a picture turned
 * by one degree more or less has the same.
 */
const confirming = [1, -1];

/**
 * Only in the imaging process. Reads the PDF417 of one of our own re-encoded pictures: what the file was is no longer
 * in it, but its pixels are still those that a stranger chose.
 */
export async function readBarcode(picture: Uint8Array): Promise<BarcodeAnswer> {
  const until = performance.now() + limits.barcodeMilliseconds;
  const whole = await pixelsOf(picture, 0);
  for (const degrees of turns) {
    if (performance.now() > until) break;
    const turned = degrees === 0 ? whole : await pixelsOf(picture, degrees);
    const found = await readPixels(turned);
    if (!found || !(await isConfirmed(picture, degrees, found.text, until))) continue;
    const { topLeft, topRight, bottomRight, bottomLeft } = found.position;
    const corners = [topLeft, topRight, bottomRight, bottomLeft].map((corner) => {
      const { x, y } = turnedBack(corner, turned, whole, degrees);
      return { x: share(x / whole.width), y: share(y / whole.height) };
    });
    return { outcome: 'found', text: found.text, corners };
  }
  return { outcome: 'none' };
}

async function isConfirmed(picture: Uint8Array, degrees: number, text: string, until: number): Promise<boolean> {
  for (const more of confirming)
    if (performance.now() <= until && (await readPixels(await pixelsOf(picture, degrees + more)))?.text === text)
      return true;
  return false;
}

async function pixelsOf(picture: Uint8Array, degrees: number): Promise<Pixels> {
  const { data, info } = await sharp(picture, { failOn: 'warning', limitInputPixels: limits.fullSide ** 2 })
    .rotate(degrees, { background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

let reader: Promise<unknown> | undefined;

async function readPixels({ data, width, height }: Pixels): Promise<ReadResult | undefined> {
  reader ??= start();
  await reader;
  const [found] = await readBarcodes(
    { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' },
    { formats: ['PDF417'], textMode: 'Plain', maxNumberOfSymbols: 1, tryInvert: false },
  );
  return found?.isValid && found.text.length <= limits.barcodeCharacters ? found : undefined;
}

/** Its WebAssembly comes from the package. Without that it would be asked for on the network, which is not there. */
function start(): Promise<unknown> {
  const file = readFileSync(new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Where a point of the turned picture, which is larger, is in the picture as it came. */
function turnedBack({ x, y }: Point, turned: Pixels, whole: Pixels, degrees: number): Point {
  const angle = (-degrees * Math.PI) / 180;
  const [fromX, fromY] = [x - turned.width / 2, y - turned.height / 2];
  return {
    x: fromX * Math.cos(angle) - fromY * Math.sin(angle) + whole.width / 2,
    y: fromX * Math.sin(angle) + fromY * Math.cos(angle) + whole.height / 2,
  };
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
