import { type Agent, type Dispatcher, request as dispatch } from 'undici';
import { readAtMost } from '../../read-at-most.ts';
import { ProviderError } from '../provider-error.ts';
import { guardedAgent } from './address.ts';
import { answerFailure, transportFailure, unusable } from './failure.ts';
import type { HttpLimits } from './limits.ts';
import type { ProviderAnswer, ProviderRequest } from './request.ts';

const headBytes = 65_536;

type Circumstances = { token: string | undefined; limits: HttpLimits; allowLoopback: boolean; remainingMs: number };

/**
 * One attempt of one call, within its limits of time and size.
 * @throws ProviderError for anything but a complete 2xx answer
 */
export async function attempt(request: ProviderRequest, circumstances: Circumstances): Promise<ProviderAnswer> {
  const { limits, allowLoopback, remainingMs } = circumstances;
  if (remainingMs <= 0)
    throw new ProviderError('timeout', `${request.operation}: no time was left for the call`, {
      retryable: true,
      reason: 'not_sent',
    });
  assertAddress(request);
  try {
    const response = await dispatch(request.url, {
      dispatcher: agentFor(allowLoopback, limits.connectMs),
      method: request.method,
      headers: headersFor(request, circumstances.token),
      body: request.body ?? null,
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.attemptMs,
      signal: AbortSignal.timeout(Math.ceil(Math.min(limits.attemptMs, remainingMs))),
    });
    return await readAnswer(request, response, limits);
  } catch (error) {
    // A bug of ours must not look like an outage of the vendor.
    if (error instanceof ProviderError || error instanceof TypeError || error instanceof RangeError) throw error;
    throw transportFailure(request, error);
  }
}

/** Agents keep sockets open, so a process has one agent for each set of rules. */
const agents = new Map<string, Agent>();

function agentFor(allowLoopback: boolean, connectMs: number): Agent {
  const key = `${allowLoopback} ${connectMs}`;
  const agent = agents.get(key) ?? guardedAgent({ allowLoopback, connectMs });
  agents.set(key, agent);
  return agent;
}

function assertAddress(request: ProviderRequest): void {
  const url = URL.parse(request.url);
  const isUsable =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '';
  if (!isUsable) throw new ProviderError('refused', `${request.operation}: the address is not one we call`);
}

function headersFor(request: ProviderRequest, token: string | undefined): Record<string, string> {
  return {
    accept: request.expect === 'json' ? 'application/json' : '*/*',
    // An answer that is not compressed can't grow after its size was measured.
    'accept-encoding': 'identity',
    'user-agent': 'Docket',
    ...request.headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

async function readAnswer(
  request: ProviderRequest,
  response: Dispatcher.ResponseData,
  limits: HttpLimits,
): Promise<ProviderAnswer> {
  const headers = singleHeaders(response.headers);
  const refusal = answerFailure(request, response.statusCode, headers);
  if (refusal !== null) {
    drop(response.body);
    throw refusal;
  }
  const limit = request.expect === 'json' ? limits.jsonBytes : limits.fileBytes;
  const bytes = await readBounded(request, response.body, limit, headers['content-length']);
  return { status: response.statusCode, headers, mediaType: mediaTypeOf(headers['content-type']), bytes };
}

async function readBounded(
  request: ProviderRequest,
  body: Dispatcher.ResponseData['body'],
  limit: number,
  announced: string | undefined,
) {
  // An answer that announces its size is not waited for, except for as much as names its record.
  const enough = Number(announced) > limit ? Math.min(limit, request.onTooLarge === undefined ? 0 : headBytes) : limit;
  const { bytes, isWhole } = await readAtMost(enough > 0 ? body : null, enough);
  if (isWhole && enough === limit) return new Uint8Array(bytes);
  drop(body);
  request.onTooLarge?.(bytes.subarray(0, headBytes));
  throw unusable(request, 'the answer is larger than we read', { reason: 'too_large' });
}

/** Ends the stream and its socket. The error that this causes is expected and ignored. */
function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined);
  body.destroy();
}

function singleHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
}

function mediaTypeOf(contentType: string | undefined): string | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  return type ? type : null;
}
