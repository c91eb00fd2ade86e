import type { Bytes } from '../provider.ts';
import { fromBase64, sniffedMediaType } from './image.ts';

const unknownType = 'application/octet-stream';
/** Enough of a base64 text for every signature that is sniffed, and a multiple of four. */
const headChars = 8_192;

/** A file with its media type: by its first bytes, else as the vendor claims. JSON that holds a file is no claim. */
export function fileOf(bytes: Uint8Array, claimed: string | null): Bytes {
  const claim = claimed?.includes('json') ? null : claimed;
  return { bytes, mediaType: sniffedMediaType(bytes) ?? claim };
}

/** The file in base64 text, with or without a `data:` prefix; null where the text is not base64. */
export function fileInBase64(text: string): Bytes | null {
  const file = fromBase64(text);
  return file === null ? null : fileOf(file.bytes, file.mediaType ?? unknownType);
}

/** The media type of a picture that came as base64, from its beginning; null where the text is not base64. */
export function inlineMediaType(text: string): string | null {
  return fileInBase64(text.trim().slice(0, headChars))?.mediaType ?? null;
}
