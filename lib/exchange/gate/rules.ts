import type { CallEnd, GateEntry, GateState } from '#lib/data/connections/gate-state.ts';
import { isVendorUnwell, ProviderError } from '#lib/providers/provider-error.ts';

/** What one connection may do at its vendor, all processes together. */
export type GateLimits = {
  callsAtOnce: number;
  callsPerSecond: number;
  /** How many calls may come at once after a quiet time. */
  burst: number;
};

/**
 * docs/security.md, bar 17: shut after 5 failures in 30 s without a good answer between, then one call at a time finds
 * out whether the vendor is back; the longer it has been away, the more seldom, so that whoever looks at pages
 * meanwhile adds nothing.
 */
export const breaker = { failures: 5, withinMs: 30_000, probeEveryMs: { least: 15_000, most: 60_000 } };

/** Whoever was killed in a call frees its place after this; whoever lives renews it. */
export const leaseMs = 4_000;

/** A vendor may not put us to sleep for longer than this, whatever it says. */
const longestPauseMs = 15 * 60_000;

export type Verdict =
  | { kind: 'go'; waitMs: number }
  | { kind: 'full' }
  | { kind: 'paused'; ms: number }
  | { kind: 'shut'; probeInMs: number };

/** Whether a call may start now. The worker leaves one place free, so that a person never waits for a pull. */
export function admit(
  gate: GateState,
  callsUnderWay: number,
  now: Date,
  limits: GateLimits,
  patience: 'person' | 'worker',
): GateEntry<Verdict> {
  const refused = (verdict: Verdict): GateEntry<Verdict> => ({ verdict, gate, leaseMs: null });
  if (gate.openedAt !== null) {
    const probeInMs = nextProbe(gate.openedAt, gate.probeStartedAt) - now.getTime();
    if (probeInMs > 0) return refused({ kind: 'shut', probeInMs });
  }
  const pausedMs = gate.pausedUntil === null ? 0 : gate.pausedUntil.getTime() - now.getTime();
  if (pausedMs > 0) return refused({ kind: 'paused', ms: pausedMs });
  const places = patience === 'person' ? limits.callsAtOnce : Math.max(1, limits.callsAtOnce - 1);
  if (callsUnderWay >= places) return refused({ kind: 'full' });
  const tokens = refilled(gate, now, limits) - 1;
  // Below zero the token is borrowed: the call has its turn and waits until the bucket has filled that far.
  const waitMs = tokens >= 0 ? 0 : Math.ceil((-tokens / limits.callsPerSecond) * 1000);
  const probeStartedAt = gate.openedAt === null ? null : now;
  return { verdict: { kind: 'go', waitMs }, gate: { ...gate, tokens, refilledAt: now, probeStartedAt }, leaseMs };
}

/** What a call that ended does to the gate. `error` is null when the vendor answered as asked. */
export function settle(gate: GateState, now: Date, error: unknown): GateState {
  if (isFailure(error)) return failed(gate, now);
  // A bug of ours, an address we refuse, or a call that never left for want of time say nothing about the vendor.
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

/** What a call that ended counts as: not answered or turned away is a failure, being told no is an answer like any other. */
export function callEnd(error: unknown): CallEnd {
  if (error === null) return { isFailure: false, code: null };
  const code = error instanceof ProviderError ? error.code : 'bug';
  return { isFailure: isVendorUnwell(error) || code === 'unauthorized', code };
}

/** A vendor that answers with more than we read is well; one that does not answer, or in something that is not HTTP, is not. */
function isFailure(error: unknown): boolean {
  return isVendorUnwell(error) && !(error instanceof ProviderError && error.reason !== undefined);
}

/** About as long after the last probe as the vendor had been away by then. */
function nextProbe(openedAt: Date, probeStartedAt: Date | null): number {
  const { least, most } = breaker.probeEveryMs;
  const last = probeStartedAt ?? openedAt;
  return last.getTime() + Math.min(most, Math.max(least, last.getTime() - openedAt.getTime()));
}

function failed(gate: GateState, now: Date): GateState {
  const isSameSpell = gate.firstFailureAt !== null && now.getTime() - gate.firstFailureAt.getTime() <= breaker.withinMs;
  const failures = isSameSpell ? gate.failures + 1 : 1;
  const firstFailureAt = isSameSpell ? gate.firstFailureAt : now;
  // Once open, `openedAt` stays: it says since when the vendor is down. A probe that failed was written down when it started.
  const openedAt = gate.openedAt ?? (failures >= breaker.failures ? now : null);
  return { ...gate, failures, firstFailureAt, openedAt };
}

function refilled(gate: GateState, now: Date, { callsPerSecond, burst }: GateLimits): number {
  const seconds = Math.max(0, (now.getTime() - gate.refilledAt.getTime()) / 1000);
  return Math.min(burst, gate.tokens + seconds * callsPerSecond);
}
