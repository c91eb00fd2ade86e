import sharp, { type Sharp } from 'sharp';
import { limits } from './rendering.ts';

/** Only in the imaging process. By default libvips also loads SVG, TIFF, PDF and more; here three loaders remain. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
/** No cache: nothing of one applicant's picture stays for the next job. */
sharp.cache(false);
sharp.concurrency(1);

type Encoded = { bytes: Uint8Array; width: number; height: number };
export type EncodedPage = { full: Encoded; thumb: Encoded };
type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

/** Decodes a JPEG, PNG or WebP (of an animation the first picture). @throws Error on anything libvips warns about */
export async function rasterFile(input: Uint8Array): Promise<EncodedPage> {
  return encodePage(
    sharp(input, {
      failOn: 'warning',
      limitInputPixels: limits.pixels,
      sequentialRead: true,
      unlimited: false,
    }).autoOrient(),
  );
}

/** Encodes a page drawn by PDFium. `pixels` are RGBA, four bytes each. */
export async function rasterPixels(pixels: Uint8Array, width: number, height: number): Promise<EncodedPage> {
  return encodePage(sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: limits.pixels }));
}

/** Reduces the source to sRGB pixels first, so that nothing else of it can be in the result. */
async function encodePage(source: Sharp): Promise<EncodedPage> {
  const pixels = await fitted(source, limits.fullSide)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: limits.jobMilliseconds / 1000 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    full: await encode(fromPixels(pixels), 85),
    thumb: await encode(fitted(fromPixels(pixels), limits.thumbSide), 80),
  };
}

async function encode(picture: Sharp, quality: number): Promise<Encoded> {
  const { data, info } = await picture.jpeg({ quality }).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

function fitted(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
