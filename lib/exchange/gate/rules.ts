import type { CallEnd, GateEntry, GateState } from '#lib/data/connections/gate-state.ts';
import { isVendorUnwell, ProviderError } from '#lib/providers/provider-error.ts';

/** Who waits for a call: a person at a screen, or the worker. A person's calls come first and give up sooner. */
export type Caller = 'person' | 'worker';

/** The limits of one connection, for all processes together. */
export type GateLimits = {
  callsAtOnce: number;
  callsPerSecond: number;
  /** The size of the token bucket: how many calls may start together after a quiet time. */
  burst: number;
};

/**
 * The breaker opens after 5 failures within 30 s with no good answer between. Then one call at a time probes whether
 * the vendor answers again, less often the longer it has been away. Page views add no calls (docs/security.md, bar 17).
 */
export const breaker = { failures: 5, withinMs: 30_000, probeEveryMs: { least: 15_000, most: 60_000 } };

/** Lease lifetime; the slot of a process killed during a call is free again after this. A running call renews it. */
export const leaseMs = 4_000;

/** The longest pause that a vendor's Retry-After can impose. */
const longestPauseMs = 15 * 60_000;

export type Verdict =
  | { kind: 'go'; waitMs: number }
  | { kind: 'slots_full' }
  | { kind: 'paused'; ms: number }
  | { kind: 'breaker_open'; probeInMs: number };

/** Whether a call may start now. The worker leaves one slot free, so that a person never waits for a pull. */
export function decideCall(
  gate: GateState,
  callsUnderWay: number,
  now: Date,
  limits: GateLimits,
  caller: Caller,
): GateEntry<Verdict> {
  const notNow = (verdict: Verdict): GateEntry<Verdict> => ({ verdict, gate, leaseMs: null });
  if (gate.openedAt !== null) {
    const probeInMs = nextProbe(gate.openedAt, gate.probeStartedAt) - now.getTime();
    if (probeInMs > 0) return notNow({ kind: 'breaker_open', probeInMs });
  }
  const pausedMs = gate.pausedUntil === null ? 0 : gate.pausedUntil.getTime() - now.getTime();
  if (pausedMs > 0) return notNow({ kind: 'paused', ms: pausedMs });
  const slots = caller === 'person' ? limits.callsAtOnce : Math.max(1, limits.callsAtOnce - 1);
  if (callsUnderWay >= slots) return notNow({ kind: 'slots_full' });
  const tokens = refilled(gate, now, limits) - 1;
  // Below zero the token is borrowed: the call has its slot and waits until the bucket has refilled to zero.
  const waitMs = tokens >= 0 ? 0 : Math.ceil((-tokens / limits.callsPerSecond) * 1000);
  const probeStartedAt = gate.openedAt === null ? null : now;
  return { verdict: { kind: 'go', waitMs }, gate: { ...gate, tokens, refilledAt: now, probeStartedAt }, leaseMs };
}

/** The state of the gate after a call ended. `error` is null when the vendor answered as asked. */
export function afterCall(gate: GateState, now: Date, error: unknown): GateState {
  if (isFailure(error)) return failed(gate, now);
  // A bug, an address that Docket refuses, or a call not sent for lack of time say nothing about the vendor.
  if (error !== null && (!(error instanceof ProviderError) || error.code === 'refused' || error.reason === 'not_sent'))
    return gate;
  const answered = {
    ...gate,
    failures: 0,
    firstFailureAt: null,
    openedAt: null,
    probeStartedAt: null,
    lastAnswerAt: now,
  };
  if (error === null || error.code !== 'rate_limited') return answered;
  return { ...answered, pausedUntil: new Date(now.getTime() + Math.min(error.retryAfterMs ?? 1_000, longestPauseMs)) };
}

/** How a call counts for the error rate: no answer and wrong credentials are failures, a refused request is not. */
export function callEnd(error: unknown): CallEnd {
  if (error === null) return { isFailure: false, code: null };
  const code = error instanceof ProviderError ? error.code : 'bug';
  return { isFailure: isVendorUnwell(error) || code === 'unauthorized', code };
}

/** Whether the breaker counts it: no answer, or one that is not HTTP. An answer too large to read does not count. */
function isFailure(error: unknown): boolean {
  return isVendorUnwell(error) && !(error instanceof ProviderError && error.reason !== undefined);
}

/** In how many ms the gate lets a call through again: a probe, or the end of a pause that the vendor asked for. */
export function untilNextCall({ openedAt, probeStartedAt, pausedUntil }: GateState, now: Date): number {
  const probeAt = openedAt === null ? 0 : nextProbe(openedAt, probeStartedAt);
  return Math.max(0, Math.max(probeAt, pausedUntil?.getTime() ?? 0) - now.getTime());
}

/**
 * When to probe next, in ms since 1970: as long after the last probe as the vendor had then been away, within limits.
 */
function nextProbe(openedAt: Date, probeStartedAt: Date | null): number {
  const { least, most } = breaker.probeEveryMs;
  const last = probeStartedAt ?? openedAt;
  return last.getTime() + Math.min(most, Math.max(least, last.getTime() - openedAt.getTime()));
}

function failed(gate: GateState, now: Date): GateState {
  const isWithin = gate.firstFailureAt !== null && now.getTime() - gate.firstFailureAt.getTime() <= breaker.withinMs;
  const failures = isWithin ? gate.failures + 1 : 1;
  const firstFailureAt = isWithin ? gate.firstFailureAt : now;
  // While the breaker is open `openedAt` stays: the vendor is down since then. A probe was recorded when it started.
  const openedAt = gate.openedAt ?? (failures >= breaker.failures ? now : null);
  return { ...gate, failures, firstFailureAt, openedAt };
}

function refilled(gate: GateState, now: Date, { callsPerSecond, burst }: GateLimits): number {
  const seconds = Math.max(0, (now.getTime() - gate.refilledAt.getTime()) / 1000);
  return Math.min(burst, gate.tokens + seconds * callsPerSecond);
}
