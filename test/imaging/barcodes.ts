import { toSVG } from 'bwip-js/node';
import sharp, { type Sharp } from 'sharp';
import type { Specimen } from './specimen.ts';

/** A text as licences have it, with the control characters of their header. */
export const licenceText = '@\n\u001e\rANSI 636014100001DL00310050DLDAQD8841027\nDCSDELGADO\nDACMARCUS\nDBB03041991\r';

/** A PDF417 on white paper, as pixels. */
export async function barcodeOf(text = licenceText, size = { width: 1_400, height: 400 }): Promise<Buffer> {
  const svg = toSVG({ bcid: 'pdf417', text, columns: 13, eclevel: 5, scale: 4, binarytext: true } as never);
  return sharp(Buffer.from(svg))
    .resize({ ...size, fit: 'fill', kernel: 'nearest' })
    .flatten({ background: '#ffffff' })
    .extend({ top: 120, bottom: 120, left: 100, right: 100, background: '#ffffff' })
    .png()
    .toBuffer();
}

/** Pictures that are made to cost a reader of barcodes its time, its memory or its life. */
export async function hostileBarcodes(): Promise<Specimen[]> {
  const honest = await barcodeOf();
  const of = (picture: Sharp) => picture.png().toBuffer();
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });
  const files: Record<string, Promise<Buffer>> = {
    'nothing but start patterns': of(striped(2_400, 2_400, startPattern)),
    'stripes of one pixel': of(striped(2_400, 2_400, [1, 1])),
    'a chess board of one pixel': of(striped(2_400, 2_400, [1, 1], true)),
    'forty barcodes over each other': of(
      plain(2_400, 2_400, '#ffffff').composite(
        Array.from({ length: 40 }, (_, index) => ({ input: honest, left: index * 15, top: index * 40 })),
      ),
    ),
    'a line of 2,400 × 1': of(striped(2_400, 1, startPattern)),
    'a line of 1 × 2,400': of(plain(1, 2_400, '#000000')),
    'black alone': of(plain(2_400, 2_400, '#000000')),
    'one pixel': of(plain(1, 1, '#000000')),
    'the left half of a barcode': of(sharp(honest).extract({ left: 0, top: 0, width: 800, height: 640 })),
    'rows of two barcodes in turn': of(await woven(honest, await barcodeOf(licenceText.replace('DELGADO', 'SALGADO')))),
  };
  return Promise.all(
    Object.entries(files).map(
      async ([name, bytes]): Promise<Specimen> => ({ name, bytes: await bytes, expect: 'shown' }),
    ),
  );
}

/** The start pattern of a PDF417 in modules, then some of anything. */
const startPattern = [8, 1, 1, 1, 1, 1, 1, 3, 5, 1, 1, 1, 1, 1, 2, 4];

function striped(width: number, height: number, modules: number[], isChess = false): Sharp {
  const pixels = Buffer.alloc(width * height);
  const row = modules.flatMap((wide, index) => Array.from({ length: wide }, () => (index % 2 === 0 ? 0 : 255)));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = row[(x + (isChess ? y : 0)) % row.length] ?? 0;
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

/** Every eighth line of the one picture, then of the other. */
async function woven(one: Buffer, other: Buffer): Promise<Sharp> {
  const [a, b] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!a || !b) throw new Error('two pictures are woven');
  const { width, height } = a.info;
  const pixels = Buffer.from(a.data);
  for (let y = 0; y < height; y += 1)
    if (Math.floor(y / 8) % 2 === 1) b.data.copy(pixels, y * width, y * width, (y + 1) * width);
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}
