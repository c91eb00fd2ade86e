import { expect, test } from 'vitest';
import { foundPlaces, type Place } from './places.ts';

const place = (label: string, about: string): Place => ({ label, about, href: `/${label}` });

const places = [
  place('Retail', 'Ondato, connection'),
  place('Weights', 'Vult: Retail'),
  place('Time limits', 'Policies. Until when a case has to be decided'),
  place('Risk points', 'Policies. When a case is medium or high risk'),
  place('Rita Lindqvist', 'Team'),
];

test.each([
  ['', ['Retail', 'Weights', 'Time limits', 'Risk points', 'Rita Lindqvist']],
  ['ret', ['Retail', 'Weights']],
  ['R', ['Retail', 'Risk points', 'Rita Lindqvist', 'Weights']],
  ['policies risk', ['Risk points']],
  ['  LINDQ ', ['Rita Lindqvist']],
  ['weights retail', ['Weights']],
  ['nothing like this', []],
])('“%s” finds %j', (typed, labels) => {
  expect(foundPlaces(places, typed).map(({ label }) => label)).toEqual(labels);
});
