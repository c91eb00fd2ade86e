import { setTimeout as sleep } from 'node:timers/promises';
import { ProviderError } from '../provider-error.ts';
import { attempt } from './attempt.ts';
import { pageFailure } from './failure.ts';
import { type HttpLimits, standardLimits } from './limits.ts';
import type { ProviderAnswer, ProviderRequest } from './request.ts';
import { retryBudget } from './retry-budget.ts';

/**
 * Breaker, rate limit and slots of one connection; lib/exchange hands it in. It may throw a ProviderError instead of
 * calling.
 */
export type Gate = { run<T>(call: () => Promise<T>): Promise<T> };

export type ProviderHttp = {
  /**
   * Sends one call by docs/providers.md, "Rules of every call". Resolves for a 2xx answer only.
   * @throws ProviderError
   */
  send(request: ProviderRequest): Promise<ProviderAnswer>;
};

export type HttpOptions = {
  gate: Gate;
  /** The time for all attempts together: 20 s for a person, 2 min for a worker. */
  patience: 'person' | 'worker';
  /** Allows `http://` and loopback addresses: only for the sandbox and for an integrator's own fake vendor. */
  allowLoopback: boolean;
  /** Shorter limits for fast tests; production uses `standardLimits`. */
  limits?: Partial<HttpLimits>;
};

const patienceMs = { person: 20_000, worker: 120_000 };

/**
 * The only way out to a provider. Keep one for each connection and patience: it holds the connection's retry budget.
 */
export function providerHttp({ gate, patience, allowLoopback, limits: given }: HttpOptions): ProviderHttp {
  const limits: HttpLimits = { ...standardLimits, patienceMs: patienceMs[patience], ...given };
  const budget = retryBudget();
  return {
    async send(request) {
      const deadline = request.deadline ?? performance.now() + limits.patienceMs;
      budget.called();
      for (let tries = 1; ; tries++) {
        const outcome = await authorized({ gate, allowLoopback, limits }, { ...request, deadline });
        if ('answer' in outcome) return outcome.answer;
        const wait = outcome.mayRetry && tries <= limits.retries ? waitBefore(outcome.failure, tries, limits) : null;
        if (wait === null) throw outcome.failure;
        if (performance.now() + wait >= deadline) throw outOfPatience(request, outcome.failure);
        if (!budget.spend()) throw outcome.failure;
        await sleep(wait);
      }
    },
  };
}

type Way = Pick<HttpOptions, 'gate' | 'allowLoopback'> & { limits: HttpLimits };
type TimedRequest = ProviderRequest & { deadline: number };
type Outcome = { answer: ProviderAnswer } | { failure: ProviderError; mayRetry: boolean };

/** One attempt, and a second one with a new token where the vendor rejects the first token (401). */
async function authorized(way: Way, request: TimedRequest): Promise<Outcome> {
  const token = await request.token?.current(request.deadline);
  const outcome = await throughGate(way, request, token);
  const isTurnedAway = 'failure' in outcome && outcome.failure.code === 'unauthorized';
  if (!isTurnedAway || request.token === undefined || token === undefined) return outcome;
  return throughGate(way, request, await request.token.renewed(token, request.deadline));
}

async function throughGate(
  { gate, limits, allowLoopback }: Way,
  request: TimedRequest,
  token: string | undefined,
): Promise<Outcome> {
  let isCalled = false;
  try {
    const answer = await gate.run(() => {
      isCalled = true;
      return judged(request, { token, limits, allowLoopback, remainingMs: request.deadline - performance.now() });
    });
    return { answer };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // When the gate refuses a call, the vendor was not called, and trying again at once would be refused too. An unsafe
    // call is sent again only when its connection never opened, so not after a 429 either.
    const mayRetry = isCalled && error.retryable && (request.safe || error.status === undefined);
    return { failure: error, mayRetry };
  }
}

/** One attempt. A failure inside a 2xx answer is thrown within the gate, so that the gate counts it. */
async function judged(request: TimedRequest, circumstances: Parameters<typeof attempt>[1]): Promise<ProviderAnswer> {
  const answer = await attempt(request, circumstances);
  const failure = pageFailure(request, answer) ?? request.judge?.(answer) ?? null;
  if (failure !== null) throw failure;
  return answer;
}

/** Full jitter, or the time that the vendor asked for. */
function waitBefore(failure: ProviderError, tries: number, limits: HttpLimits): number {
  return failure.retryAfterMs ?? Math.random() * Math.min(limits.backoffCapMs, limits.backoffMs * 2 ** tries);
}

function outOfPatience(request: ProviderRequest, failure: ProviderError): ProviderError {
  if (failure.retryAfterMs === undefined) return failure;
  const { status, retryAfterMs } = failure;
  return new ProviderError(
    'rate_limited',
    `${request.operation}: the provider asks to wait longer than this call may`,
    {
      retryable: true,
      status,
      retryAfterMs,
    },
  );
}
