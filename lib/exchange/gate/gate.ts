import { setTimeout as sleep } from 'node:timers/promises';
import { enterGate, leaveGate, renewLease } from '#lib/data/connections/gate-state.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { afterCall, type Caller, callEnd, decideCall, type GateLimits, leaseMs, type Verdict } from './rules.ts';

/**
 * How long a call waits for its turn: well below the limit in lib/providers/http, so that time is left for the call.
 */
const longestWaitMs = { person: 8_000, worker: 60_000 };

/** For how long this process takes a breaker as open without asking the database again. */
const breakerCacheMs = 1_000;

const openBreakers = new Map<string, { seenAt: number; probeInMs: number }>();

/** The last call in the queue of each connection, in this process. */
const queues = new Map<string, Promise<unknown>>();

/**
 * The gate of one connection: breaker, rate limit and slots. Its state is a row that all processes share.
 * `run` throws a ProviderError without calling: `unavailable` while the breaker is open, `rate_limited` when the call
 * would have to wait for too long.
 */
export function connectionGate(connectionId: string, limits: GateLimits, caller: Caller): Gate {
  return {
    async run(call) {
      const until = performance.now() + longestWaitMs[caller];
      const { leaseId, waitMs } = await inQueue(connectionId, () => waitForSlot(connectionId, limits, caller, until));
      const renewing = setInterval(() => renew(leaseId), leaseMs / 3);
      let failure: unknown = null;
      try {
        await sleep(waitMs);
        return await call();
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        clearInterval(renewing);
        await leaveGate(connectionId, leaseId, (gate, now) => afterCall(gate, now, failure), callEnd(failure));
      }
    },
  };
}

/** After the next probe was made due: this process asks the database again whether the breaker lets a call through. */
export function forgetOpenBreaker(connectionId: string): void {
  openBreakers.delete(connectionId);
}

/** An error is dropped: the lease then lapses, and a database that is away shows when the call ends. */
function renew(leaseId: string): void {
  void renewLease(leaseId, leaseMs).catch(() => undefined);
}

/**
 * Within a process one call at a time asks the database for a slot: a thousand page views must not use up the
 * connections to the database.
 */
function inQueue<T>(connectionId: string, ask: () => Promise<T>): Promise<T> {
  const turn = (queues.get(connectionId) ?? Promise.resolve()).then(ask);
  queues.set(
    connectionId,
    turn.catch(() => undefined),
  );
  return turn;
}

async function waitForSlot(connectionId: string, limits: GateLimits, caller: Caller, until: number) {
  for (;;) {
    throwIfBreakerOpen(connectionId);
    const { verdict, leaseId } = await enterGate(connectionId, (gate, calls, now) =>
      decideCall(gate, calls, now, limits, caller),
    );
    if (verdict.kind === 'go' && leaseId !== null) return { leaseId, waitMs: verdict.waitMs };
    if (verdict.kind === 'breaker_open')
      openBreakers.set(connectionId, { seenAt: performance.now(), probeInMs: verdict.probeInMs });
    throwIfBreakerOpen(connectionId);
    await sleep(pauseFor(verdict, until - performance.now()));
  }
}

function throwIfBreakerOpen(connectionId: string): void {
  const open = openBreakers.get(connectionId);
  if (open === undefined) return;
  if (performance.now() - open.seenAt < Math.min(breakerCacheMs, open.probeInMs)) {
    const details = { retryable: true, retryAfterMs: open.probeInMs, reason: 'not_sent' as const };
    throw new ProviderError('unavailable', 'The provider does not answer, and is asked again soon', details);
  }
  openBreakers.delete(connectionId);
}

/** @throws ProviderError when the pause is longer than the time left */
function pauseFor(verdict: Verdict, leftMs: number): number {
  // Random, so that processes that wait for a slot don't all ask at the same moment.
  const ms = verdict.kind === 'paused' ? verdict.ms : 10 + Math.random() * 30;
  if (ms < leftMs) return ms;
  const details = { retryable: true, retryAfterMs: Math.max(1_000, Math.ceil(ms)), reason: 'not_sent' as const };
  throw new ProviderError('rate_limited', 'The provider is asked as often as it allows; try again later', details);
}
