import { createHash } from 'node:crypto';
import { type BarcodeRead, type DecodedPicture, startDecoder } from './decoder.ts';
import { jpegHead } from './jpeg.ts';
import { type Launch, probeLaunch } from './launch.ts';
import { type Pool, pool } from './pool.ts';
import { limits, type Picture, type Rendering } from './rendering.ts';
import { isShownType, sniff } from './sniff.ts';

/** Turns hostile images into safe ones. */
export type Imaging = {
  /**
   * Renders a file as pictures encoded anew; the same file gives the same bytes. A file that can't be shown safely is
   * an outcome, not an error.
   * @throws ImagingBusy when too many files wait; Error when the imaging process can't start, or after `close`: then
   * nothing is known about the file
   */
  render(input: Uint8Array): Promise<Rendering>;
  /**
   * Reads the PDF417 of a picture that `render` made. Apart from rendering, so that a picture which the reader of
   * barcodes fails over is still shown.
   * @throws as `render`
   */
  readBarcode(picture: Uint8Array): Promise<BarcodeRead>;
  /** What isolates the imaging process on this machine, in words. Probed the first time. */
  isolation(): Promise<string[]>;
  /** Ends the children. Files being decoded are finished first. */
  close(): Promise<void>;
};

/**
 * `node` is the children's Node binary (`IMAGING_NODE`; default: this process's), `root` the checkout (default: cwd).
 */
export type ImagingOptions = { node?: string; root?: string };

/** One per process. At most two children; they start with the first file and are replaced when a file breaks them. */
export function imaging({ node = process.execPath, root = process.cwd() }: ImagingOptions = {}): Imaging {
  let probing: Promise<Launch> | null = null;
  const launch = () => (probing ??= probeLaunch(node, root));
  const children = pool(async () => startDecoder(await launch()));
  return {
    render: (input) => render(children, input),
    readBarcode: (picture) => readBarcode(children, picture),
    isolation: async () => (await launch()).isolation,
    close: async () => children.close(),
  };
}

async function render(children: Pool, input: Uint8Array): Promise<Rendering> {
  const sourceType = sniff(input);
  const source = { sourceType, sourceSha256: sha256(input) };
  const notSafe = (reason: string): Rendering => ({
    outcome: 'not_safe',
    ...source,
    byteLength: input.byteLength,
    reason,
  });
  if (input.byteLength === 0) return notSafe('It is empty.');
  if (input.byteLength > limits.inputBytes) return notSafe('It is larger than 20 MB.');
  if (!isShownType(sourceType)) return notSafe('Only JPEG, PNG, WebP and PDF can be shown.');
  const decoded = await children.decode(input);
  if (decoded.outcome === 'not_safe') return notSafe(decoded.reason);
  const pages = decoded.pages.map(({ full, thumb }, index) => ({
    page: index + 1,
    full: picture(full),
    thumb: picture(thumb),
  }));
  return { outcome: 'shown', sourceType, sourceSha256: source.sourceSha256, sourcePages: decoded.sourcePages, pages };
}

async function readBarcode(children: Pool, picture: Uint8Array): Promise<BarcodeRead> {
  return jpegHead(picture) === null ? { outcome: 'none' } : children.barcode(picture);
}

function picture(decoded: DecodedPicture): Picture {
  return { ...decoded, sha256: sha256(decoded.bytes) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
