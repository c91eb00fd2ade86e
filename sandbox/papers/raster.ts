import sharp, { type Sharp } from 'sharp';

// Pixels per inch at which one unit of a drawing is one pixel.
const FULL_DENSITY = 72;

/** Renders one SVG as JPEG. Without chroma subsampling: it would smear the fine coloured lines. */
export function toJpeg(svg: string, { quality = 82, scale = 1 } = {}): Promise<Buffer> {
  return toPixels(svg, scale)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** One SVG as pixels, `scale` times its size. */
export function toPixels(svg: string, scale: number): Sharp {
  return sharp(Buffer.from(svg), { unlimited: true, density: FULL_DENSITY * scale });
}
