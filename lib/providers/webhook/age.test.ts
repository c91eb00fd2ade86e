import { expect, test } from 'vitest';
import { assertFresh } from './age.ts';
import { WebhookRejected } from './webhook.ts';

const receivedAt = new Date('2026-11-21T12:00:00Z');
const seconds = receivedAt.getTime() / 1000;

function judged(moments: unknown[], check: typeof assertFresh = assertFresh): string {
  try {
    check(moments, 300, receivedAt);
    return 'accepted';
  } catch (error) {
    return error instanceof WebhookRejected ? error.reason : 'another error';
  }
}

test.each<[moments: unknown[], outcome: string]>([
  [['2026-11-21T12:00:00Z'], 'accepted'],
  [['2026-11-21T11:55:00Z'], 'accepted'],
  [['2026-11-21T11:54:59Z'], 'too_old'],
  [['2026-11-21T12:05:00Z'], 'accepted'],
  [['2026-11-21T12:05:01Z'], 'too_old'],
  [['2026-11-21T13:00:00+01:00'], 'accepted'],
  [[seconds], 'accepted'],
  [[String(seconds - 301)], 'too_old'],
  [[receivedAt.getTime() - 299_000], 'accepted'],
  [[receivedAt.getTime() + 301_000], 'too_old'],
  [[undefined, null, '2026-11-21T12:00:00Z'], 'accepted'],
  [['2026-11-21T12:00:00Z', '2026-11-20T12:00:00Z'], 'too_old'],
  [[0], 'too_old'],
  [[], 'unreadable'],
  [[undefined, null], 'unreadable'],
  [['text'], 'unreadable'],
  [['2026-11-21T12:00:00Z', 'text'], 'unreadable'],
  [['2026-02-30T12:00:00Z'], 'unreadable'],
  [[true], 'unreadable'],
  [[{}], 'unreadable'],
  [[1e300], 'unreadable'],
  [[-1], 'unreadable'],
  [[''], 'unreadable'],
])('%j is %s', (moments, outcome) => {
  expect(judged(moments)).toBe(outcome);
});

test('control: a one-sided check of age accepts times in the future and times it can not read', () => {
  const naive: typeof assertFresh = ([moment], maxAgeSeconds, at) => {
    if (at.getTime() - Date.parse(String(moment)) > maxAgeSeconds * 1000) throw new WebhookRejected('too_old');
  };
  expect([judged(['2027-11-21T12:00:00Z'], naive), judged(['text'], naive)]).toEqual(['accepted', 'accepted']);
});
