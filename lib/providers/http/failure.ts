import { ProviderError, type ProviderErrorCode, type ProviderErrorReason } from '../provider-error.ts';
import { ConnectionNotOpened, ForbiddenAddress } from './address.ts';
import type { ProviderAnswer, ProviderRequest } from './request.ts';

type Verdict = { code: ProviderErrorCode; says: string };

const byStatus: Record<number, Verdict> = {
  401: { code: 'unauthorized', says: 'the provider does not accept the credentials' },
  403: { code: 'forbidden', says: 'the credentials may not do this' },
  404: { code: 'not_found', says: 'the provider has nothing there' },
  408: { code: 'timeout', says: 'the provider gave up waiting' },
  409: { code: 'conflict', says: 'the provider says this contradicts what it holds' },
  410: { code: 'not_found', says: 'the provider has nothing there any more' },
  429: { code: 'rate_limited', says: 'the provider asks us to slow down' },
};

/** What is wrong with an answer before its body is read; null where nothing is. */
export function answerFailure(
  request: ProviderRequest,
  status: number,
  headers: Record<string, string>,
): ProviderError | null {
  if (status < 200 || status >= 300) return statusFailure(request, status, headers['retry-after']);
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  // We asked for plain content. Decompressing a hostile answer could turn a small one into a huge one.
  if (encoding !== '' && encoding !== 'identity')
    return unusable(request, 'the answer is compressed although we asked for plain', { status });
  return null;
}

function statusFailure(request: ProviderRequest, status: number, retryAfter: string | undefined): ProviderError {
  if (status < 400) return unusable(request, 'the answer is not one we follow', { status });
  const { code, says } = byStatus[status] ?? otherStatus(status);
  const isPassing = code === 'unavailable' || code === 'timeout';
  return new ProviderError(code, `${request.operation}: ${says} (${status})`, {
    // A 429 was not carried out, so it may be sent again later; http.ts still sends an unsafe call only once.
    retryable: (isPassing && request.safe) || code === 'rate_limited',
    status,
    retryAfterMs: retryAfterMs(retryAfter),
  });
}

function otherStatus(status: number): Verdict {
  if (status >= 500) return { code: 'unavailable', says: 'the provider failed' };
  return { code: 'invalid_request', says: 'the provider does not accept the request' };
}

/** Seconds or an HTTP date (RFC 9110); undefined for anything else. */
function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/**
 * A web page where JSON was expected: a sign-in or a maintenance page. It is about the vendor, not about one applicant.
 */
export function pageFailure(request: ProviderRequest, { bytes, status }: ProviderAnswer): ProviderError | null {
  const begins = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (request.expect !== 'json' || !begins.startsWith('<')) return null;
  return unusable(request, 'the answer is a web page', { status });
}

/** An answer that can't be used, whatever its status. */
export function unusable(
  request: Pick<ProviderRequest, 'operation'>,
  says: string,
  details: { status?: number; reason?: ProviderErrorReason } = {},
): ProviderError {
  return new ProviderError('invalid_response', `${request.operation}: ${says}`, details);
}

/** A failure below HTTP. Only the error's code is quoted, because its text may hold addresses and names. */
export function transportFailure(request: ProviderRequest, error: unknown): ProviderError {
  const isOpened = !(error instanceof ConnectionNotOpened);
  const failure = isOpened ? error : error.failure;
  if (failure instanceof ForbiddenAddress) {
    return new ProviderError('refused', `${request.operation}: the address is not public, and Docket does not call it`);
  }
  const code = codeOf(failure);
  if (code === 'UND_ERR_INVALID_ARG')
    return new ProviderError('refused', `${request.operation}: the settings or the input can't be sent as HTTP`);
  if (isNotHttp(failure, code)) return unusable(request, 'the answer is not HTTP');
  const retryable = request.safe || !isOpened;
  if (isTimeout(failure, code))
    return new ProviderError('timeout', `${request.operation}: the provider did not answer in time`, { retryable });
  const says = isOpened ? 'the connection broke' : 'no connection could be opened';
  return new ProviderError('unavailable', `${request.operation}: ${says}${code === '' ? '' : ` (${code})`}`, {
    retryable,
  });
}

const timeoutCodes = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'];

function isTimeout(failure: unknown, code: string): boolean {
  return timeoutCodes.includes(code) || (failure instanceof Error && failure.name === 'TimeoutError');
}

function codeOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? failure.code : '';
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : '';
}

/** undici's parser does not always give its error a code. */
function isNotHttp(failure: unknown, code: string): boolean {
  const isParserError = failure instanceof Error && failure.name === 'HTTPParserError';
  return isParserError || code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW';
}
