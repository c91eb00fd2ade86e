import { createHash } from 'node:crypto';
import { dataUriIn, fromBase64, sniffedMediaType } from './image.ts';

/** In `raw` in place of a picture that the vendor sent: enough to recognize it, nothing to show. */
export type ImageMark = { mediaType: string | null; byteLength: number; sha256: string };

/** The vendor's answer as it came, without image bytes: they have their own way to the reviewer, and are not kept. */
export function withoutImages(value: unknown): unknown {
  if (typeof value === 'string') return isImageText(value) ? imageMark(value) : value;
  if (Array.isArray(value)) return value.map(withoutImages);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutImages(each)]));
}

/** Marks text that the vendor itself calls base64. */
export function imageMark(text: string): ImageMark {
  const bytes = fromBase64(text)?.bytes ?? new TextEncoder().encode(text);
  return {
    mediaType: sniffedMediaType(bytes),
    byteLength: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A data URI, base64 that begins like a picture, or so much base64 that it is no text a person would read. */
function isImageText(text: string): boolean {
  if (dataUriIn(text) !== null) return true;
  if (text.length < 64 || !/^[A-Za-z0-9+/_-]{64}/.test(text)) return false;
  return /^(\/9j\/|iVBOR|UklGR|JVBERi)/.test(text) || (text.length > 2_000 && /^[A-Za-z0-9+/_\s-]+={0,2}$/.test(text));
}
