/** A picture that is safe to show: JPEG encoded by us from pixels alone, upright, sRGB, without any metadata. */
export type Picture = { bytes: Uint8Array; width: number; height: number; sha256: string };

export type ShownType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** `full` has at most 2,400 pixels on its longest side, `thumb` 240. Pages count from 1. */
type RenderedPage = { page: number; full: Picture; thumb: Picture };

/**
 * What became of a vendor's file. `not_safe` means nobody saw it: it counts as evidence not seen.
 * `sourcePages` is how many pages the file has; more than `pages.length` means the rest was not shown.
 */
export type Rendering =
  | { outcome: 'shown'; sourceType: ShownType; sourceSha256: string; sourcePages: number; pages: RenderedPage[] }
  | { outcome: 'not_safe'; sourceType: string; sourceSha256: string; byteLength: number; reason: string };

/** What a busy machine can do to an innocent file: worth trying again, later. */
export const temporaryReasons = {
  late: 'It takes longer than 10 seconds to decode.',
  broken: 'The decoder broke down over it.',
} as const;

/** Too many files wait for the imaging process: nothing is known about this one, and nothing was tried. */
export class ImagingBusy extends Error {
  override readonly name = 'ImagingBusy';
}

/** Every limit of the decoder in one place (docs/security.md, threats T3 and T4). */
export const limits = {
  inputBytes: 20 * 1024 * 1024,
  pixels: 40_000_000,
  pages: 20,
  fullSide: 2400,
  thumbSide: 240,
  /** Pages of a PDF are drawn at this density unless that makes them larger than a full picture. */
  dotsPerInch: 150,
  jobMilliseconds: 10_000,
  startMilliseconds: 30_000,
  pictureBytes: 16 * 1024 * 1024,
  answerBytes: 128 * 1024 * 1024,
  /** The JavaScript heap; decoded pixels lie outside it, under `memoryBytes`. */
  heapMegabytes: 192,
  /** Node takes some 700 MB of this for itself before the first file, most of it never touched: about 512 MB are left for a picture. */
  memoryBytes: 1280 * 1024 * 1024,
  children: 2,
  waiting: 64,
  /** A child is replaced after this many files, so that nothing a file left behind lives long. */
  jobsPerChild: 50,
  idleMilliseconds: 60_000,
} as const;
