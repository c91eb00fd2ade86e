import { expect, test } from 'vitest';
import { type ConnectionFacts, connectionState } from './state.ts';

const well: ConnectionFacts = {
  pausedBecause: null,
  lastCode: null,
  lastAnswerAt: '2026-11-21T10:00:00.000Z',
  downSince: null,
  pull: { round: 2, isRunning: true, applicantsRead: 40, expected: 200, problem: null },
};
const down = { downSince: '2026-11-21T09:00:00.000Z' };
const broken = { ...well.pull, problem: 'listCandidates: the provider failed (500)' };

test.each<[string, Partial<ConnectionFacts>, string]>([
  ['works', {}, 'working'],
  ['copies for the first time', { pull: { ...well.pull, round: 1 } }, 'copying'],
  ['was never answered', { lastAnswerAt: null, pull: { ...well.pull, round: 0, isRunning: false } }, 'untried'],
  ['fails', { pull: broken }, 'failing'],
  ['fails in its first copy', { pull: { ...broken, round: 1 } }, 'failing'],
  ['is down, whatever the pull says', { ...down, pull: broken }, 'down'],
  ['is turned away, which no waiting mends', { ...down, lastCode: 'unauthorized', pull: broken }, 'refused'],
  ['may not do one thing, and works', { lastCode: 'forbidden' }, 'working'],
  ['rests, whatever it was before', { ...down, lastCode: 'unauthorized', pausedBecause: 'by_hand' }, 'paused'],
])('A connection that %s', (_what, change, kind) => {
  expect(connectionState({ ...well, ...change }).kind).toBe(kind);
});
