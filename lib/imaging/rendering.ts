/** A picture that is safe to show: a JPEG encoded by Docket from pixels alone, upright, sRGB, without metadata. */
export type Picture = { bytes: Uint8Array; width: number; height: number; sha256: string };

export type ShownType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** `full` has at most 2,400 pixels on its longest side, `thumb` 240. Pages count from 1. */
type RenderedPage = { page: number; full: Picture; thumb: Picture };

/**
 * The result for a vendor's file. `not_safe`: it is not shown and counts as evidence not seen. `sourcePages` is the
 * number of pages in the file; when it exceeds `pages.length`, the rest is not shown.
 */
export type Rendering =
  | { outcome: 'shown'; sourceType: ShownType; sourceSha256: string; sourcePages: number; pages: RenderedPage[] }
  | { outcome: 'not_safe'; sourceType: string; sourceSha256: string; byteLength: number; reason: string };

/** Reasons that a busy machine can cause for a good file: rendering it again later may succeed. */
export const temporaryReasons = {
  late: 'It takes longer than 10 seconds to decode.',
  broken: 'The decoder broke down over it.',
} as const;

/** Too many files wait for the imaging process: this one was not tried. */
export class ImagingBusy extends Error {
  override readonly name = 'ImagingBusy';
}

/** All limits of the decoder (docs/security.md, threats T3 and T4). */
export const limits = {
  inputBytes: 20 * 1024 * 1024,
  pixels: 40_000_000,
  pages: 20,
  fullSide: 2400,
  thumbSide: 240,
  /** Density for the pages of a PDF, reduced where a side would exceed `fullSide`. */
  dotsPerInch: 150,
  jobMilliseconds: 10_000,
  startMilliseconds: 30_000,
  pictureBytes: 16 * 1024 * 1024,
  answerBytes: 128 * 1024 * 1024,
  /** A PDF417 holds at most 2,710 digits, or 1,850 characters (ISO/IEC 15438). */
  barcodeCharacters: 2_710,
  /** After this a picture is not turned any further to find one. */
  barcodeMilliseconds: 3_000,
  /** The JavaScript heap; decoded pixels lie outside it, under `memoryBytes`. */
  heapMegabytes: 192,
  /** Node reserves about 700 MB of this before the first file, mostly untouched; about 512 MB remain for a picture. */
  memoryBytes: 1280 * 1024 * 1024,
  children: 2,
  waiting: 64,
  /** A child is replaced after this many files, so that nothing a file left in its memory lasts. */
  jobsPerChild: 50,
  idleMilliseconds: 60_000,
} as const;
