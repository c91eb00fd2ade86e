import { unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { ProviderAnswer } from '../http/request.ts';
import type { Bytes } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fromBase64, sniffedMediaType } from '../reading/image.ts';
import { record } from '../reading/word.ts';

const places = ['data', 'file', 'image', 'content', 'url'];

/**
 * The vendor's page shows `null` for every download, so each form it may take is read: bytes; JSON text that is base64 or a
 * data URI; JSON that holds such text. An address in the answer is never fetched: the vendor chooses it, not we.
 * @throws ProviderError `not_found` where there is nothing, `invalid_response` for what is no file
 */
export function downloadedFile(operation: string, answer: ProviderAnswer): Bytes {
  if (answer.bytes.byteLength === 0) throw nothing(operation);
  if (!isJson(answer)) return { bytes: answer.bytes, mediaType: answer.mediaType };
  return fileIn(operation, jsonOf(operation, answer), 0);
}

/** By its type, or by its first byte where the type says nothing: no picture begins like JSON. */
function isJson({ mediaType, bytes }: ProviderAnswer): boolean {
  if (mediaType?.includes('json')) return sniffedMediaType(bytes) === null;
  if (mediaType?.startsWith('image/') || sniffedMediaType(bytes) !== null) return false;
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 16)).trimStart();
  return /^["{[]/.test(first) || first.startsWith('null');
}

function fileIn(operation: string, value: unknown, depth: number): Bytes {
  if (value === null) throw nothing(operation);
  if (typeof value === 'string') return fileInText(operation, value);
  const fields = record(value);
  const bytes = byteList(fields);
  if (bytes !== null) return { bytes, mediaType: sniffedMediaType(bytes) };
  const place = places.find((name) => fields[name] !== undefined && fields[name] !== null);
  if (place === undefined || depth > 3) throw nothing(operation);
  return fileIn(operation, fields[place], depth + 1);
}

function fileInText(operation: string, text: string): Bytes {
  if (text.trim() === '') throw nothing(operation);
  if (/^https?:/i.test(text))
    throw unusable({ operation }, 'the answer is an address instead of a file, and Docket does not follow it');
  const file = fromBase64(text);
  if (file === null) throw unusable({ operation }, 'the answer is no file');
  return file;
}

/** A Node buffer as JSON writes it: `{ "type": "Buffer", "data": [255, 216, …] }`. */
function byteList({ data }: Record<string, unknown>): Uint8Array | null {
  if (!Array.isArray(data) || data.length === 0) return null;
  return data.every((each) => Number.isInteger(each) && each >= 0 && each <= 255) ? Uint8Array.from(data) : null;
}

function nothing(operation: string): ProviderError {
  return new ProviderError('not_found', `${operation}: the provider holds no such file`);
}
