import { unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { ProviderAnswer } from '../http/request.ts';
import type { Bytes } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fileInBase64, fileOf } from '../reading/file.ts';
import { sniffedMediaType } from '../reading/image.ts';
import { record } from '../reading/word.ts';

/**
 * A file comes as bytes. The page does not say so, so base64 inside JSON is read as well.
 * @throws ProviderError `not_found` where there is nothing, `invalid_response` for what is no file
 */
export function downloadedFile(operation: string, answer: ProviderAnswer): Bytes {
  const { bytes, mediaType } = answer;
  if (bytes.byteLength === 0) throw nothing(operation);
  if (sniffedMediaType(bytes) !== null || !mediaType?.includes('json')) return fileOf(bytes, mediaType);
  const value = jsonOf(operation, answer);
  if (value === null) throw nothing(operation);
  const { content, data, file } = record(value);
  const text = [value, content, data, file].find((each) => typeof each === 'string');
  const held = typeof text === 'string' ? fileInBase64(text) : null;
  if (held === null) throw unusable({ operation }, 'the answer is no file');
  return held;
}

function nothing(operation: string): ProviderError {
  return new ProviderError('not_found', `${operation}: the provider holds no such file`);
}
