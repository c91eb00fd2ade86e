import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { corpus } from '#test/imaging/corpus.ts';
import { pdfOf } from '#test/imaging/pdf-writer.ts';
import { honestFiles, largePng, marker } from '#test/imaging/specimen.ts';
import { imaging } from './imaging.ts';
import { jpegHead } from './jpeg.ts';
import type { Rendering } from './rendering.ts';

const desk = imaging();
afterAll(() => desk.close());

const honest = await honestFiles();
const specimens = await corpus();

describe('an honest file', () => {
  it.each(Object.entries(honest))('%s is shown, the same bytes every time', async (_type, bytes) => {
    const [first, second] = [await desk.render(bytes), await desk.render(bytes)];
    expect(first.outcome).toBe('shown');
    expect(second).toEqual(first);
    expectBarePictures(first, bytes);
  });

  it('is turned upright, scaled to 2,400 and 240 pixels, and converted to sRGB', async () => {
    const lying = sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: '#ff0000' } }).withMetadata({
      orientation: 6,
    });
    const rendering = await desk.render(await lying.toColourspace('cmyk').jpeg().toBuffer());
    const [page] = shown(rendering).pages;
    expect([page?.full.width, page?.full.height, page?.thumb.width, page?.thumb.height]).toEqual([800, 2_400, 80, 240]);
    const { format, space, exif } = await sharp(page?.full.bytes).metadata();
    expect([format, space, exif]).toEqual(['jpeg', 'srgb', undefined]);
  });

  it('with transparency: on white; smaller than the limits: not enlarged', async () => {
    const clear = sharp({ create: { width: 30, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const [page] = shown(await desk.render(await clear.png().toBuffer())).pages;
    const { data, info } = await sharp(page?.full.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, data[0]]).toEqual([30, 20, 255]);
  });

  it('of many pages: twenty are shown, with the number of all', async () => {
    const many = pdfOf({ pages: `<< /Type /Pages /Kids [${'3 0 R '.repeat(25)}] /Count 25 >>` });
    const { pages, sourcePages } = shown(await desk.render(many));
    expect([pages.length, sourcePages, pages[19]?.page]).toEqual([20, 25, 20]);
    expect([pages[0]?.full.width, pages[0]?.full.height]).toEqual([625, 416]);
  });
});

describe('a PDF that does not begin with the first byte', () => {
  it.each([
    ['an empty line', '\r\n'],
    ['a byte order mark', '\xef\xbb\xbf'],
    ['the headers of a mail', 'MIME-Version: 1.0\r\nContent-Type: application/pdf\r\n\r\n'],
    ['a printer’s commands', '\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n'],
    ['1,024 zeros', '\0'.repeat(1_024)],
  ])('is shown as it is without %s', async (_, before) => {
    const rendering = shown(await desk.render(Buffer.concat([Buffer.from(before, 'latin1'), honest.pdf])));
    expect([rendering.sourceType, rendering.pages]).toEqual([
      'application/pdf',
      shown(await desk.render(honest.pdf)).pages,
    ]);
  });

  it.each([
    ['1,025 zeros', '\0'.repeat(1_025)],
    ['a page of HTML', '<html></html>'],
    ['a program of PHP', '<?php ?>'],
    ['the mark of a zip file', 'PK\x03\x04'],
  ])('is not shown behind %s', async (_, before) => {
    const rendering = await desk.render(Buffer.concat([Buffer.from(before, 'latin1'), honest.pdf]));
    expect(rendering.outcome).toBe('not_safe');
  });
});

describe(`a hostile file (${specimens.length} of them)`, () => {
  it('there are at least 200', () => {
    expect(specimens.length).toBeGreaterThanOrEqual(200);
    expect(new Set(specimens.map(({ name }) => name)).size).toBe(specimens.length);
  });

  it.each(specimens)('$name', async ({ bytes, expect: expected }) => {
    const rendering = await desk.render(bytes);
    if (expected === 'refused' || expected === 'bomb') expect(rendering.outcome).toBe('not_safe');
    if (expected === 'bomb') expect(await quickest(() => desk.render(bytes))).toBeLessThan(100);
    expectBarePictures(rendering, bytes);
  });

  it('the next honest file is still shown', async () => {
    expect((await desk.render(honest.jpeg)).outcome).toBe('shown');
  });
});

describe('control: sharp as it comes', () => {
  it('draws an SVG', async () => {
    expect(
      (await sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).metadata()).format,
    ).toBe('svg');
  });

  it('decodes 256 megapixels from 32 KB', async () => {
    const bomb = largePng();
    expect(bomb.byteLength).toBeLessThan(40_000);
    expect((await sharp(bomb).resize(10).toBuffer({ resolveWithObject: true })).info.width).toBe(10);
  });

  it('keeps hidden metadata when asked to keep metadata', async () => {
    expect((await sharp(honest.jpeg).keepMetadata().toBuffer()).includes(marker)).toBe(true);
  });
});

function shown(rendering: Rendering): Extract<Rendering, { outcome: 'shown' }> {
  if (rendering.outcome !== 'shown') throw new Error(`not shown: ${rendering.reason}`);
  return rendering;
}

/** Checks that the results are JPEGs without metadata and without the source's hidden text. */
function expectBarePictures(rendering: Rendering, source: Uint8Array): void {
  if (rendering.outcome === 'not_safe') return;
  for (const picture of rendering.pages.flatMap(({ full, thumb }) => [full, thumb])) {
    const bytes = Buffer.from(picture.bytes);
    expect(bytes.includes(marker)).toBe(false);
    expect(bytes.equals(source)).toBe(false);
    expect(jpegHead(bytes)).toMatchObject({ width: picture.width, height: picture.height });
    expect(jpegHead(bytes)?.segments.filter((name) => /^(APP[1-9]|COM)/.test(name))).toEqual([]);
  }
}

/** The best of three: the machine may be busy with something else. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}
