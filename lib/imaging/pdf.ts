import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { type EncodedPage, rasterPixels } from './raster.ts';
import { limits } from './rendering.ts';

/** Only in the imaging process. This PDFium is WebAssembly without a JavaScript engine: scripts in a file can't run. */
const engine = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))));

/**
 * Draws the first pages of a PDF (`limits.pages`). A fresh engine each time (35 ms), so that a file that corrupts its
 * memory does not affect the next applicant's file.
 * @throws Error when the file is broken or needs a password
 */
export async function rasterPdf(input: Uint8Array): Promise<{ sourcePages: number; pages: EncodedPage[] }> {
  const library = await PDFiumLibrary.init({ wasmBinary: engine.slice().buffer });
  const document = await library.loadDocument(input);
  const sourcePages = document.getPageCount();
  const pages: EncodedPage[] = [];
  for (let index = 0; index < Math.min(sourcePages, limits.pages); index += 1) {
    const page = document.getPage(index);
    const drawn = await page.render({ scale: scaleOf(page.getOriginalSize()), renderFormFields: true });
    pages.push(await rasterPixels(drawn.data, drawn.width, drawn.height));
  }
  if (pages.length === 0) throw new Error('no pages');
  return { sourcePages, pages };
}

/**
 * Scale for `limits.dotsPerInch` (PDF sizes are in points, 72 per inch), smaller where a side would exceed `fullSide`.
 */
function scaleOf({ originalWidth, originalHeight }: { originalWidth: number; originalHeight: number }): number {
  const longest = Math.max(originalWidth, originalHeight);
  const scale = Math.min(limits.dotsPerInch / 72, limits.fullSide / longest);
  if (!(originalWidth * scale >= 1 && originalHeight * scale >= 1)) throw new Error('a page without area');
  return scale;
}
