import { expect, test } from 'vitest';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { chosenFlips, filterOf, flipsHref } from './chosen-flips.ts';
import { rateOf, signed } from './rates.tsx';

const simulation = { newlyPassed: 3, newlyFailed: 0, cantTell: 2 } as SimulationView;

test.each([
  ['nothing: the worst that there is', {}, { effect: 'newly_passed' }],
  ['an effect', { effect: 'cant_tell' }, { effect: 'cant_tell' }],
  ['what is no effect', { effect: 'everything' }, { effect: 'newly_passed' }],
  [
    'a segment',
    { effect: 'newly_failed', by: 'country', value: 'USA' },
    { effect: 'newly_failed', by: { segment: 'country', value: 'USA' } },
  ],
  ['a segment that is not told', { by: 'month' }, { effect: 'newly_passed', by: { segment: 'month', value: null } }],
  ['what is no segment', { by: 'name', value: 'x' }, { effect: 'newly_passed' }],
  ['a weight', { moved: 'face' }, { movedBy: 'face' }],
])('An address that names %s', (_, search, chosen) => {
  const found = chosenFlips(search, simulation);
  expect(found).toEqual(chosen);
  const { searchParams } = new URL(flipsHref('connection', 'request', found), 'https://docket.test');
  expect(chosenFlips(Object.fromEntries(searchParams), simulation)).toEqual(chosen);
});

test('Without an effect, all that flip without doubt are read', () => {
  expect(filterOf({ movedBy: 'face' })).toEqual({ movedBy: 'face', effects: ['newly_failed', 'newly_passed'] });
  expect(filterOf({ effect: 'cant_tell' })).toEqual({ effects: ['cant_tell'] });
});

test('Rates are shares of those used; without any they are 0', () => {
  const counts = { used: 200, passedBefore: 150, newlyPassed: 2, newlyFailed: 12 };
  expect(rateOf(counts)).toEqual({ before: 0.75, after: 0.7 });
  expect(rateOf({ used: 0, passedBefore: 0, newlyPassed: 0, newlyFailed: 0 })).toEqual({ before: 0, after: 0 });
  expect([signed(1.14), signed(-2.66), signed(0), signed(-0.04)]).toEqual(['+1.1', '−2.7', '0.0', '0.0']);
});
