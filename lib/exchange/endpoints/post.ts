import { type Agent, type Dispatcher, request } from 'undici';
import type { Tried } from '#lib/data/endpoints/due.ts';
import { guardedAgent } from '#lib/providers/http/address.ts';
import { transportFailure } from '#lib/providers/http/failure.ts';
import { standardLimits } from '#lib/providers/http/limits.ts';
import type { TryCode } from '#lib/review/endpoints/view.ts';
import { mayBePrivate } from './address.ts';

/** How long one request may take in all, and how many bytes of an answer are taken from the wire, in milliseconds. */
const limits = { allMs: 15_000, headersMs: 10_000, restMs: 1_000, restBytes: 4_096 };

/**
 * Posts JSON to an endpoint once. No redirect is followed, and nothing of the answer is kept but its status: its body
 * is thrown away, and past 4 kB the connection is closed. Never throws for what happens on the wire.
 */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  { allMs = limits.allMs } = {},
): Promise<Tried> {
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  const dispatcher = agentFor(mayBePrivate(url));
  try {
    const answer = await request(url, {
      dispatcher,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Docket',
        'accept-encoding': 'identity',
        ...headers,
      },
      body,
      headersTimeout: Math.min(limits.headersMs, allMs),
      signal: AbortSignal.timeout(allMs),
    });
    const took = tookMs();
    await throwAway(answer.body);
    const { statusCode: status } = answer;
    return { status, code: codeOf(status), tookMs: took, retryAfterMs: retryAfterMs(answer.headers['retry-after']) };
  } catch (error) {
    // A bug of ours must not look like an outage of theirs.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    const { code } = transportFailure(
      { operation: 'endpoint', safe: true, method: 'POST', url, expect: 'json' },
      error,
    );
    return { status: null, code: transportCodes[code] ?? 'unavailable', tookMs: tookMs(), retryAfterMs: null };
  }
}

const transportCodes: Record<string, TryCode> = {
  refused: 'refused',
  timeout: 'timeout',
  invalid_response: 'not_http',
};

/** Agents keep sockets open, so a process has one for each rule. */
const agents = new Map<boolean, Agent>();

function agentFor(allowPrivate: boolean): Agent {
  const { connectMs } = standardLimits;
  const agent = agents.get(allowPrivate) ?? guardedAgent({ allowLoopback: false, allowPrivate, connectMs });
  agents.set(allowPrivate, agent);
  return agent;
}

async function throwAway(body: Dispatcher.ResponseData['body']): Promise<void> {
  const { restBytes: limit, restMs } = limits;
  await body.dump({ limit, signal: AbortSignal.timeout(restMs) }).catch(() => body.destroy());
}

function codeOf(status: number): TryCode | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirect' : 'answered';
}

/** Seconds or an HTTP date (RFC 9110); null for anything else. */
function retryAfterMs(value: string | string[] | undefined): number | null {
  const text = [value ?? ''].flat()[0]?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
