import { setTimeout as sleep } from 'node:timers/promises';
import { ProviderError } from '../provider-error.ts';
import { attempt } from './attempt.ts';
import { pageFailure } from './failure.ts';
import { type HttpLimits, standardLimits } from './limits.ts';
import type { ProviderAnswer, ProviderRequest } from './request.ts';
import { retryBudget } from './retry-budget.ts';

/** Handed in by lib/exchange, one per connection: breaker, rate and concurrency. It may throw a ProviderError instead of calling. */
export type Gate = { run<T>(call: () => Promise<T>): Promise<T> };

export type ProviderHttp = {
  /**
   * Sends one call by the rules of docs/providers.md, "Rules of every call". Resolves for a 2xx answer only.
   * @throws ProviderError
   */
  send(request: ProviderRequest): Promise<ProviderAnswer>;
};

export type HttpOptions = {
  gate: Gate;
  /** Over all attempts: a person waits 20 s, a worker 2 min. */
  patience: 'person' | 'worker';
  /** `http://` and loopback addresses only for the sandbox and an integrator's own fake. */
  allowLoopback: boolean;
  /** Shorter limits make tests fast; production uses `standardLimits`. */
  limits?: Partial<HttpLimits>;
};

const patienceMs = { person: 20_000, worker: 120_000 };

/** The one way out to a provider. Keep one per connection and patience: it holds the connection's retry budget. */
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

/** One try, and a second with a renewed token when the vendor no longer takes the first: it was turned away at the door. */
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
    // A shut gate is an answer of our own: trying again at once would only knock on it.
    // An unsafe call is sent again only when its connection never opened, so not after a 429 either.
    const mayRetry = isCalled && error.retryable && (request.safe || error.status === undefined);
    return { failure: error, mayRetry };
  }
}

/** One attempt. An answer that holds a failure is that failure, so that the gate sees it as one. */
async function judged(request: TimedRequest, circumstances: Parameters<typeof attempt>[1]): Promise<ProviderAnswer> {
  const answer = await attempt(request, circumstances);
  const failure = pageFailure(request, answer) ?? request.judge?.(answer) ?? null;
  if (failure !== null) throw failure;
  return answer;
}

/** Full jitter, or what the vendor asked for. */
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
