import sharp from 'sharp';

/** One SVG drawing to JPEG. Chroma is kept whole: fine coloured lines on paper smear otherwise. */
export function toJpeg(svg: string, quality = 82): Promise<Buffer> {
  return sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
