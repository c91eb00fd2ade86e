import { expect, test } from 'vitest';
import { kindIn, oneOf, partHref } from './place.ts';

test('Each part has an address, with what is chosen on it', () => {
  expect(partHref('one', 'requests')).toBe('/admin/rules/one');
  expect(partHref('one', 'weights')).toBe('/admin/rules/one/weights');
  expect(partHref('one', 'simulation', { kind: 'requirements', cell: 'passport/mrz/name' })).toBe(
    '/admin/rules/one/simulation?kind=requirements&cell=passport%2Fmrz%2Fname',
  );
});

test.each([
  ['requirements', ['weights', 'requirements'], 'requirements'],
  ['requirements', ['weights'], 'weights'],
  ['made up', ['weights', 'requirements'], 'weights'],
  [undefined, ['requirements'], 'requirements'],
  [['weights', 'weights'], ['requirements'], 'requirements'],
  ['weights', [], undefined],
] as const)('An address with the kind %s, where there are %j, shows %s', (value, there, expected) => {
  expect(kindIn(value as string, there)).toBe(expected);
});

test('What an address says twice, or at great length, is not taken as it is', () => {
  expect(oneOf(['a', 'b'])).toBeUndefined();
  expect(oneOf('a'.repeat(1_000))).toHaveLength(300);
});
