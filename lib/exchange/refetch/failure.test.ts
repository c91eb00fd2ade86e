import { expect, test } from 'vitest';
import { ProviderError, type ProviderErrorCode } from '#lib/providers/provider-error.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { judgeFailure, type RefetchAttempt } from './failure.ts';

const now = new Date('2026-11-21T12:00:00Z');
const fresh: RefetchAttempt = { tries: 0, waitingSince: now, isVendorDown: false, hasConnected: true };

function judged(error: unknown, standing: Partial<RefetchAttempt> = {}) {
  return judgeFailure(error, { ...fresh, ...standing }, now);
}

function failure(code: ProviderErrorCode, details: ConstructorParameters<typeof ProviderError>[2] = {}): ProviderError {
  return new ProviderError(code, 'It failed', details);
}

test.each<[ProviderErrorCode, number]>([
  ['invalid_response', 4],
  ['forbidden', 4],
  ['invalid_request', 4],
  ['conflict', 4],
  ['refused', 4],
  ['unavailable', 10],
  ['timeout', 10],
])('%s: tried %i times, then a dead letter', (code, most) => {
  for (let tries = 0; tries < most - 1; tries++) expect(judged(failure(code), { tries }).next).toBe('count');
  expect(judged(failure(code), { tries: most - 1 })).toEqual({ next: 'give_up', inMs: 0, pauseMs: 0 });
});

test('Tries come further and further apart, at most ten minutes', () => {
  const delays = Array.from({ length: 9 }, (_, tries) => judged(failure('timeout'), { tries }).inMs / 1000);
  expect(delays).toEqual([5, 15, 45, 135, 405, 600, 600, 600, 600]);
});

test.each<[string, unknown, Partial<RefetchAttempt>, number]>([
  ['a vendor that is down', failure('unavailable', { retryAfterMs: 12_000 }), { isVendorDown: true }, 12_000],
  ['a vendor that is down and answers in HTML', failure('invalid_response'), { isVendorDown: true }, 5_000],
  ['a vendor that asks for a pause', failure('rate_limited', { retryAfterMs: 90_000 }), {}, 90_000],
  ['a vendor that asks for a pause of a year', failure('rate_limited', { retryAfterMs: 3.2e10 }), {}, 900_000],
  ['a key that is wrong', failure('unauthorized'), {}, 60_000],
  ['settings that are not complete', failure('refused'), { hasConnected: false }, 10_000],
  ['a paused connection', new Refusal('closed', 'It rests'), { hasConnected: false }, 10_000],
  ['a key that was found to erase', new Refusal('closed', 'It erases'), {}, 10_000],
])('%s: not counted as a try, and the connection waits', (_, error, standing, pauseMs) => {
  expect(judged(error, { ...standing, tries: 50 })).toEqual({ next: 'wait', inMs: pauseMs, pauseMs });
});

test('A bug in Docket ends as a dead letter too', () => {
  expect(judged(new Error('a bug')).next).toBe('count');
  expect(judged(new Error('a bug'), { tries: 3 }).next).toBe('give_up');
});

test('After a week of waiting, a refetch becomes a dead letter', () => {
  const waitingSince = new Date(now.getTime() - 8 * 86_400_000);
  for (const error of [failure('rate_limited'), failure('unavailable'), new Refusal('closed', 'It rests')])
    expect(judged(error, { waitingSince, isVendorDown: true }).next).toBe('give_up');
});
