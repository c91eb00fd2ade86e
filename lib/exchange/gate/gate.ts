import { setTimeout as sleep } from 'node:timers/promises';
import { enterGate, leaveGate, renewLease } from '#lib/data/connections/gate-state.ts';
import type { Gate } from '#lib/providers/http/http.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { admit, callEnd, type GateLimits, leaseMs, settle, type Verdict } from './rules.ts';

export type Patience = 'person' | 'worker';

/** How long a call waits for its turn before it gives up: well below the patience of http.ts, so that the call itself has time. */
const longestWaitMs = { person: 8_000, worker: 60_000 };

/** For how long this process believes that a gate is shut, without asking the database again. */
const believedMs = 1_000;

const shut = new Map<string, { at: number; probeInMs: number }>();

/** The last in the line of each connection. */
const lines = new Map<string, Promise<unknown>>();

/**
 * The gate of one connection: breaker, rate and concurrency. Its state is a row that all processes share.
 * `run` throws a ProviderError without calling: `unavailable` while the breaker is open, `rate_limited` when its turn would come too late.
 */
export function connectionGate(connectionId: string, limits: GateLimits, patience: Patience): Gate {
  return {
    async run(call) {
      const until = performance.now() + longestWaitMs[patience];
      const { leaseId, waitMs } = await inLine(connectionId, () => waitForTurn(connectionId, limits, patience, until));
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
        await leaveGate(connectionId, leaseId, (gate, now) => settle(gate, now, failure), callEnd(failure));
      }
    },
  };
}

/** A renewal that fails leaves a lease that lapses; the call itself, and its end, will say if the database is away. */
function renew(leaseId: string): void {
  void renewLease(leaseId, leaseMs).catch(() => undefined);
}

/** In one process one at a time asks the database: a thousand page views must not take its connections from everyone else. */
function inLine<T>(connectionId: string, ask: () => Promise<T>): Promise<T> {
  const turn = (lines.get(connectionId) ?? Promise.resolve()).then(ask);
  lines.set(
    connectionId,
    turn.catch(() => undefined),
  );
  return turn;
}

async function waitForTurn(connectionId: string, limits: GateLimits, patience: Patience, until: number) {
  for (;;) {
    throwIfShut(connectionId);
    const { verdict, leaseId } = await enterGate(connectionId, (gate, calls, now) =>
      admit(gate, calls, now, limits, patience),
    );
    if (verdict.kind === 'go' && leaseId !== null) return { leaseId, waitMs: verdict.waitMs };
    if (verdict.kind === 'shut') shut.set(connectionId, { at: performance.now(), probeInMs: verdict.probeInMs });
    throwIfShut(connectionId);
    await sleep(pauseFor(verdict, until - performance.now()));
  }
}

function throwIfShut(connectionId: string): void {
  const known = shut.get(connectionId);
  if (known === undefined) return;
  if (performance.now() - known.at < Math.min(believedMs, known.probeInMs)) {
    const details = { retryable: true, retryAfterMs: known.probeInMs, reason: 'not_sent' as const };
    throw new ProviderError('unavailable', 'The provider does not answer, and is asked again soon', details);
  }
  shut.delete(connectionId);
}

/** @throws ProviderError when the turn would come too late */
function pauseFor(verdict: Verdict, leftMs: number): number {
  // Spread, so that processes that wait for a place don't all ask in the same moment.
  const ms = verdict.kind === 'paused' ? verdict.ms : 10 + Math.random() * 30;
  if (ms < leftMs) return ms;
  const details = { retryable: true, retryAfterMs: Math.max(1_000, Math.ceil(ms)), reason: 'not_sent' as const };
  throw new ProviderError('rate_limited', 'The provider is asked as often as it allows; try again later', details);
}
