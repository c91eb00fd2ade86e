import { expect, test, vi } from 'vitest';
import { keptForTurn } from './kept-for-turn.ts';

test('The same question is answered once in a turn, another one anew; after the turn nothing is kept', async () => {
  const answer = vi.fn((one: object, two: object) => [one, two]);
  const kept = keptForTurn(answer);
  const [a, b] = [{}, {}];
  expect(kept(a, b)).toBe(kept(a, b));
  expect(answer).toHaveBeenCalledTimes(1);
  expect(kept(b, a)).toEqual([b, a]);
  expect(kept(a, b)).toEqual([a, b]);
  expect(answer).toHaveBeenCalledTimes(3);
  await Promise.resolve();
  kept(a, b);
  expect(answer).toHaveBeenCalledTimes(4);
});

test('A question that fails is asked again', () => {
  const answer = vi.fn((_question: object) => {
    throw new RangeError('unreadable');
  });
  const kept = keptForTurn(answer);
  const question = {};
  for (let time = 0; time < 2; time += 1) expect(() => kept(question)).toThrow('unreadable');
  expect(answer).toHaveBeenCalledTimes(2);
});
