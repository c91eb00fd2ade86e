import { unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { ProviderAnswer } from '../http/request.ts';
import type { Bytes } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fileInBase64, fileOf } from '../reading/file.ts';
import { sniffedMediaType } from '../reading/image.ts';
import { record } from '../reading/word.ts';

const places = ['data', 'file', 'image', 'content', 'url', 'URL'];

/** An address in place of a file. */
type Address = { address: string };

/**
 * The file of a download. The vendor's page shows `null` for every download, so each likely form is read: bytes; JSON
 * text that is base64 or a data URI; JSON that holds such text; an address, which is fetched once.
 * @param fetched the answer at an address; it refuses every address that is not at the vendor's own origin
 * @throws ProviderError `not_found` where there is nothing, `invalid_response` for what is no file
 */
export async function downloadedFile(
  operation: string,
  answer: ProviderAnswer,
  fetched: (address: string) => Promise<ProviderAnswer>,
): Promise<Bytes> {
  const found = fileOrAddress(operation, answer);
  if (!('address' in found)) return found;
  const file = fileOrAddress(operation, await fetched(found.address));
  if ('address' in file) throw unusable({ operation }, 'the address in the answer leads to another address');
  return file;
}

function fileOrAddress(operation: string, answer: ProviderAnswer): Bytes | Address {
  if (answer.bytes.byteLength === 0) throw nothing(operation);
  if (!isJson(answer)) return fileOf(answer.bytes, answer.mediaType);
  return inJson(operation, jsonOf(operation, answer), 0);
}

/** By its type, or by its first byte where the type says nothing: no picture begins like JSON. */
function isJson({ mediaType, bytes }: ProviderAnswer): boolean {
  if (mediaType?.includes('json')) return sniffedMediaType(bytes) === null;
  if (mediaType?.startsWith('image/') || sniffedMediaType(bytes) !== null) return false;
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 16)).trimStart();
  return /^["{[]/.test(first) || first.startsWith('null');
}

function inJson(operation: string, value: unknown, depth: number): Bytes | Address {
  if (value === null) throw nothing(operation);
  if (typeof value === 'string') return inText(operation, value);
  const fields = record(value);
  const bytes = byteList(fields);
  if (bytes !== null) return fileOf(bytes, null);
  const place = places.find((name) => fields[name] !== undefined && fields[name] !== null);
  if (place === undefined || depth > 3) throw nothing(operation);
  return inJson(operation, fields[place], depth + 1);
}

function inText(operation: string, text: string): Bytes | Address {
  if (text.trim() === '') throw nothing(operation);
  if (/^\s*https?:/i.test(text)) return { address: text };
  const file = fileInBase64(text);
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
