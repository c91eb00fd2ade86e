import sharp from 'sharp';

/** Renders one SVG as JPEG. Without chroma subsampling: it would smear the fine coloured lines. */
export function toJpeg(svg: string, quality = 82): Promise<Buffer> {
  return sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
