import type { Bytes } from '../provider.ts';
import { fromBase64, sniffedMediaType } from './image.ts';

const unknownType = 'application/octet-stream';
/** Enough base64 for every signature that is looked for, and a multiple of four. */
const headChars = 8_192;

/**
 * A file with its media type: by its first bytes, else as the vendor claims. A claim of JSON is about the wrapping, not
 * the file.
 */
export function fileOf(bytes: Uint8Array, claimed: string | null): Bytes {
  const claim = claimed?.includes('json') ? null : claimed;
  return { bytes, mediaType: sniffedMediaType(bytes) ?? claim };
}

/** The file in base64 text, with or without a `data:` prefix; null where the text is not base64. */
export function fileInBase64(text: string): Bytes | null {
  const file = fromBase64(text);
  return file === null ? null : fileOf(file.bytes, file.mediaType ?? unknownType);
}

/** The media type of an image that came as base64, from its beginning; null where the text is not base64. */
export function inlineMediaType(text: string): string | null {
  return fileInBase64(text.trim().slice(0, headChars))?.mediaType ?? null;
}
