import { expect, test } from 'vitest';
import { pullProgress } from './progress.ts';

const started = new Date('2026-11-21T08:00:00Z');
const underway = {
  startedAt: started,
  finishedAt: null,
  applicantsRead: 500,
  expected: 2_000,
  workedMs: 60_000,
  problem: null,
};

test('Rate and time left count the time spent on pages, not the pauses between them', () => {
  expect(pullProgress(underway)).toMatchObject({
    isRunning: true,
    applicantsRead: 500,
    expected: 2_000,
    perMinute: 500,
    secondsLeft: 180,
  });
});

test.each([
  ['no applicant was read yet', { applicantsRead: 0, workedMs: 0 }],
  ['too few were read', { applicantsRead: 19 }],
  ['the provider does not say how many there are', { expected: null }],
  ['the round has ended', { finishedAt: started }],
])('No time left is shown when %s', (_, figures) => {
  expect(pullProgress({ ...underway, ...figures }).secondsLeft).toBeNull();
});

test('More applicants than expected: the time left is zero, not negative', () => {
  expect(pullProgress({ ...underway, applicantsRead: 2_100 }).secondsLeft).toBe(0);
});

test('A connection that was never read: no progress', () => {
  expect(pullProgress(null)).toMatchObject({ isRunning: false, applicantsRead: 0, finishedAt: null });
});
