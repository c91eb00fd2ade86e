import { expect, test } from 'vitest';
import { initialWeights } from '../settings/weights.ts';
import { scoreOf } from './score.ts';
import { createStore, type SessionEntry } from './store.ts';

const all = createStore('docket', 240, '2026-11-27').all();
const finished = all.filter(({ session }) => session.score !== null);
const lineOf = ({ session }: SessionEntry) => initialWeights(session.idv_weights_id).idv_session_tolerance ?? 1;

/** The mean score of a story's sessions under other weights. */
function meanUnder(story: string, change: Record<string, number>): number {
  const scores = finished.flatMap(({ person, session }) =>
    person?.story === story
      ? [scoreOf(person, session, { ...initialWeights(session.idv_weights_id), ...change }, 0.5)]
      : [],
  );
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

test('A verified session reached the score that its weights ask for', () => {
  const verified = finished.filter(({ session }) => session.verified === true);
  expect(verified.length).toBeGreaterThan(30);
  for (const entry of verified) expect(entry.session.score).toBeGreaterThanOrEqual(lineOf(entry));
});

test('A session says that its score was too low exactly when it was', () => {
  const refused = finished.filter(({ session }) => session.status_e === 'complete' && session.verified === false);
  const saysSo = (entry: SessionEntry) => entry.session.history.at(-1)?.message === 'score below tolerance';
  expect(refused.filter(saysSo).length).toBeGreaterThan(0);
  for (const entry of refused) expect(saysSo(entry)).toBe((entry.session.score ?? 1) < lineOf(entry));
});

test('A failed test takes more from a score the more it weighs; where it passed, next to nothing changes', () => {
  const low = { image_manipulation_weight: 0.05 };
  const high = { image_manipulation_weight: 0.4 };
  expect(meanUnder('image_manipulated', low) - meanUnder('image_manipulated', high)).toBeGreaterThan(0.2);
  expect(Math.abs(meanUnder('clean', low) - meanUnder('clean', high))).toBeLessThan(0.02);
});
