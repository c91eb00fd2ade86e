import { answerFailure, unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { ProviderAnswer, ProviderRequest } from '../http/request.ts';
import type { ProviderError } from '../provider-error.ts';
import { amount, record } from '../reading/word.ts';
import { opened, signatureHeader } from './cipher.ts';
import type { AllpassSettings } from './settings.ts';

/**
 * The content of `{ status, statusCode, data, time }`. `status: false` is a failure even under HTTP 200, and
 * `statusCode` says which. The page itself shows `statusCode: 200` under HTTP 201.
 * @throws ProviderError
 */
export function contentOf(request: ProviderRequest, settings: AllpassSettings, answer: ProviderAnswer): unknown {
  const envelope = record(jsonOf(request.operation, answer));
  if (envelope.status === false) throw failureOf(request, envelope.statusCode, answer.headers);
  if (envelope.status !== true) throw unusable(request, 'the answer does not have the form we know, at status');
  const { data } = envelope;
  if (typeof data !== 'string') return data;
  return opened(request.operation, settings, {
    data,
    rawBody: answer.bytes,
    signature: answer.headers[signatureHeader],
  });
}

/** A failure holds no applicant, so it is short. Longer answers are parsed only once, by `contentOf`. */
const longestFailureBytes = 16_384;

/** The failure inside a 2xx answer. Found within the attempt, so that it is retried and counted (http.ts). */
export function failureIn(request: ProviderRequest, answer: ProviderAnswer): ProviderError | null {
  if (answer.bytes.byteLength > longestFailureBytes) return null;
  const envelope = record(jsonOf(request.operation, answer));
  return envelope.status === false ? failureOf(request, envelope.statusCode, answer.headers) : null;
}

function failureOf(request: ProviderRequest, statusCode: unknown, headers: ProviderAnswer['headers']): ProviderError {
  const status = amount(statusCode);
  const isFailure = status !== null && Number.isInteger(status) && status >= 400 && status < 600;
  const failure = isFailure ? answerFailure(request, status, headers) : null;
  return failure ?? unusable(request, 'the provider says that it failed, and not how');
}
