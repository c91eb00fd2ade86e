import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pdfOf } from './pdf-writer.ts';

/** A text in every file that can hold one. It must never be in a rendering. */
export const marker = 'CARRIED-ALONG-7c1f';

/** `refused`: must never be shown. `either`: may be shown, but only as pixels. `bomb`: must be refused at once. */
export type Specimen = { name: string; bytes: Uint8Array; expect: 'refused' | 'either' | 'shown' | 'bomb' };

/** One valid file of each accepted type, the images with metadata that holds a position. */
export async function honestFiles(): Promise<Record<'jpeg' | 'png' | 'webp' | 'pdf', Buffer>> {
  const scene = () =>
    sharp({
      create: {
        width: 240,
        height: 160,
        channels: 3,
        background: '#d8c8b0',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    }).withExif({
      IFD0: { Copyright: marker, ImageDescription: marker },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 47/1', GPSLongitudeRef: 'E', GPSLongitude: '21/1 0/1 44/1' },
    });
  const [jpeg, png, webp] = await Promise.all([
    scene().jpeg().toBuffer(),
    scene().png().toBuffer(),
    scene().webp().toBuffer(),
  ]);
  return { jpeg, png, webp, pdf: pdfOf() };
}

/** A PNG chunk with a valid checksum. */
export function pngChunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.byteLength, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A PNG with 8-bit colours whose header gives a size and whose pixel data is `raw`. */
export function pngOf(width: number, height: number, raw: Uint8Array, ...chunks: Buffer[]): Buffer {
  return png(width, height, [8, 2, 0, 0, 0], [...chunks, pngChunk('IDAT', deflateSync(raw))]);
}

/** A valid black and white PNG of 256 megapixels in 32 KB. */
export function largePng(): Buffer {
  return png(16_000, 16_000, [1, 0, 0, 0, 0], [pngChunk('IDAT', deflateSync(Buffer.alloc(16_000 * 2_001)))]);
}

function png(width: number, height: number, format: number[], chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(format, 8);
  const parts = [pngChunk('IHDR', header), ...chunks, pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}
