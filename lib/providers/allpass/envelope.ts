import { answerFailure, unusable } from '../http-failure.ts';
import type { ProviderAnswer, ProviderRequest } from '../http-request.ts';
import { jsonOf } from '../json.ts';
import { amount, record } from '../reading/word.ts';
import { opened, signatureHeader } from './cipher.ts';
import type { AllpassSettings } from './settings.ts';

/**
 * What is in `{ status, statusCode, data, time }`. `status: false` is a failure even under HTTP 200, and `statusCode`
 * says which (PROVIDERS A.5); the page itself shows `statusCode: 200` under HTTP 201.
 * @throws ProviderError
 */
export function contentOf(request: ProviderRequest, settings: AllpassSettings, answer: ProviderAnswer): unknown {
  const envelope = record(jsonOf(request.operation, answer));
  if (envelope.status === false) throw failureOf(request, envelope.statusCode);
  if (envelope.status !== true) throw unusable(request, 'the answer does not have the form we know, at status');
  const { data } = envelope;
  if (typeof data !== 'string') return data;
  return opened(request.operation, settings, { data, rawBody: answer.bytes, signature: answer.headers[signatureHeader] });
}

function failureOf(request: ProviderRequest, statusCode: unknown): Error {
  const status = amount(statusCode);
  const failure = status !== null && Number.isInteger(status) && status >= 400 && status < 600 ? answerFailure(request, status, {}) : null;
  return failure ?? unusable(request, 'the provider says that it failed, and not how');
}
