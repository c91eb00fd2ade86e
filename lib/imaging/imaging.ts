import { createHash } from 'node:crypto';
import { type DecodedPicture, startDecoder } from './decoder.ts';
import { type Launch, probeLaunch } from './launch.ts';
import { type Pool, pool } from './pool.ts';
import { limits, type Picture, type Rendering } from './rendering.ts';
import { isShownType, sniff } from './sniff.ts';

/** Hostile images in, safe images out. */
export type Imaging = {
  /**
   * Never gives back a byte of `input`, only pictures encoded anew; the same file gives the same bytes.
   * A file nobody may see is an outcome, not an error. Throws when the imaging process can't be started,
   * when too many files wait, or after `close`: then nothing is known about the file.
   */
  render(input: Uint8Array): Promise<Rendering>;
  /** What keeps the imaging process apart on this machine, in words. Tries it out the first time. */
  isolation(): Promise<string[]>;
  /** Ends the children. Files on their way are finished first. */
  close(): Promise<void>;
};

/** `node` is the Node binary the children run on (`IMAGING_NODE`), `root` the checkout; by default our own and the working directory. */
export type ImagingOptions = { node?: string; root?: string };

/** Children start with the first file, at most two of them, and are replaced when a file breaks them. Keep one of these per process. */
export function imaging({ node = process.execPath, root = process.cwd() }: ImagingOptions = {}): Imaging {
  let probing: Promise<Launch> | null = null;
  const launch = () => (probing ??= probeLaunch(node, root));
  const children = pool(async () => startDecoder(await launch()));
  return {
    render: (input) => render(children, input),
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

function picture(decoded: DecodedPicture): Picture {
  return { ...decoded, sha256: sha256(decoded.bytes) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
