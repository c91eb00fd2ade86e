import { describe, expect, test } from 'vitest';
import type { GateState } from '#lib/data/connections/gate-state.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { afterCall, breaker, decideCall } from './rules.ts';

const start = new Date('2026-11-21T09:00:00.000Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const limits = { callsAtOnce: 4, callsPerSecond: 5, burst: 10 };
const quiet: GateState = {
  failures: 0,
  firstFailureAt: null,
  openedAt: null,
  probeStartedAt: null,
  tokens: 10,
  refilledAt: start,
  pausedUntil: null,
  lastAnswerAt: null,
};
const down = new ProviderError('unavailable', 'down', { retryable: true });
const failures = (times: number, everyMs: number) =>
  Array.from({ length: times }, (_, index) => index).reduce(
    (gate, index) => afterCall(gate, later(index * everyMs), down),
    quiet,
  );

describe('The breaker', () => {
  test.each([
    ['4 failures leave it closed', failures(4, 100), false],
    ['5 within 30 s open it', failures(5, 6_000), true],
    ['5 over more than 30 s do not', failures(5, 8_000), false],
    [
      'a good answer between starts the count anew',
      afterCall(afterCall(failures(4, 100), later(500), null), later(600), down),
      false,
    ],
  ])('%s', (_, gate, isOpen) => {
    expect(gate.openedAt !== null).toBe(isOpen);
  });

  test.each([
    ['timeout', true],
    ['unavailable', true],
    ['invalid_response', true],
    ['not_found', false],
    ['invalid_request', false],
    ['unauthorized', false],
    ['rate_limited', false],
    ['refused', false],
  ] as const)('counts %s: %s', (code, isCounted) => {
    expect(afterCall(quiet, start, new ProviderError(code, 'x')).failures).toBe(isCounted ? 1 : 0);
  });

  test('does not count an answer that is too large, nor a bug in Docket', () => {
    expect(afterCall(quiet, start, new ProviderError('invalid_response', 'x', { reason: 'too_large' })).failures).toBe(
      0,
    );
    expect(afterCall(quiet, start, new TypeError('bug'))).toEqual(quiet);
  });

  test('a call whose time ran out in the queue was never sent: it is not counted as an answer', () => {
    const open = failures(5, 100);
    expect(afterCall(open, later(600), new ProviderError('timeout', 'x', { reason: 'not_sent' }))).toEqual(open);
  });

  test('open for 15 s: one call is let through, and no other while it is under way', () => {
    const open = failures(5, 100);
    expect(decideCall(open, 0, later(500), limits, 'person').verdict.kind).toBe('breaker_open');
    const probe = decideCall(open, 0, later(400 + breaker.probeEveryMs.least), limits, 'person');
    expect(probe.verdict.kind).toBe('go');
    expect(decideCall(probe.gate, 1, later(500 + breaker.probeEveryMs.least), limits, 'person').verdict.kind).toBe(
      'breaker_open',
    );
  });

  test('open for longer: calls are let through less often, down to one a minute', () => {
    let gate = failures(5, 100);
    const probes: number[] = [];
    for (let second = 1; second <= 300; second++) {
      const { verdict, gate: after } = decideCall(gate, 0, later(400 + second * 1_000), limits, 'person');
      if (verdict.kind !== 'go') continue;
      probes.push(second);
      gate = afterCall(after, later(400 + second * 1_000), down);
    }
    expect(probes).toEqual([15, 30, 60, 120, 180, 240, 300]);
  });

  test('gives the time since the vendor is down, until it answers', () => {
    const open = failures(5, 100);
    const probed = afterCall(decideCall(open, 0, later(20_000), limits, 'worker').gate, later(21_000), down);
    expect(probed.openedAt).toEqual(later(400));
    expect(afterCall(probed, later(40_000), null).openedAt).toBeNull();
  });
});

describe('The rate', () => {
  test('a burst is let through at once; later calls wait', () => {
    let gate = quiet;
    const waits = Array.from({ length: 12 }, () => {
      const entry = decideCall(gate, 0, start, limits, 'person');
      gate = entry.gate;
      return entry.verdict.kind === 'go' ? entry.verdict.waitMs : null;
    });
    expect(waits).toEqual([...Array<number>(10).fill(0), 200, 400]);
  });

  test('a vendor asks for a pause: calls wait that long, up to a limit', () => {
    const slowed = afterCall(quiet, start, new ProviderError('rate_limited', 'x', { retryAfterMs: 7_000 }));
    expect(decideCall(slowed, 0, later(6_000), limits, 'worker').verdict).toEqual({ kind: 'paused', ms: 1_000 });
    expect(decideCall(slowed, 0, later(7_000), limits, 'worker').verdict.kind).toBe('go');
    const forever = afterCall(quiet, start, new ProviderError('rate_limited', 'x', { retryAfterMs: 9e9 }));
    expect(forever.pausedUntil).toEqual(later(15 * 60_000));
  });
});

test('The worker leaves one slot free for people', () => {
  expect(decideCall(quiet, 3, start, limits, 'worker').verdict.kind).toBe('slots_full');
  expect(decideCall(quiet, 3, start, limits, 'person').verdict.kind).toBe('go');
  expect(decideCall(quiet, 4, start, limits, 'person').verdict.kind).toBe('slots_full');
  expect(decideCall(quiet, 0, start, { ...limits, callsAtOnce: 1 }, 'worker').verdict.kind).toBe('go');
});
