import { expect, it } from 'vitest';
import { ALLPASS_MIX } from '../vendors/allpass/applicant-mix.ts';
import { B2CORE_MIX } from '../vendors/b2core/applicant-mix.ts';
import { BLOCKPASS_MIX } from '../vendors/blockpass/applicant-mix.ts';
import { ONDATO_MIX } from '../vendors/ondato/applicant-mix.ts';
import { VULT_MIX } from '../vendors/vult/applicant-mix.ts';
import type { Person } from './person.ts';
import { peopleOf, SHARING_VENDORS } from './shared.ts';

const MIXES = {
  allpass: ALLPASS_MIX,
  b2core: B2CORE_MIX,
  vult: VULT_MIX,
  ondato: ONDATO_MIX,
  blockpass: BLOCKPASS_MIX,
};

/** Face → vendor → the person in that vendor's record. */
function known(seed: string): Map<string, Map<string, Person>> {
  const faces = new Map<string, Map<string, Person>>();
  for (const vendor of SHARING_VENDORS) {
    for (const person of peopleOf(vendor, seed, 200, '2026-11-21', MIXES[vendor])) {
      const places = faces.get(person.portrait.seed) ?? new Map<string, Person>();
      faces.set(person.portrait.seed, places.set(vendor, person));
    }
  }
  return faces;
}

const faces = known('docket');
const shared = [...faces.values()].filter((places) => places.size > 1).map((places) => [...places.entries()]);

it('200 people a vendor: 20 of each are also at another vendor, 10 people are at three', () => {
  for (const vendor of SHARING_VENDORS)
    expect(shared.filter((places) => places.some(([name]) => name === vendor))).toHaveLength(20);
  expect(shared.filter((places) => places.length === 3)).toHaveLength(10);
});

it('People at two vendors: most records agree, some contradict each other in one fact', () => {
  const differing = (fact: (person: Person) => unknown) =>
    shared.filter((places) => new Set(places.map(([, person]) => JSON.stringify(fact(person)))).size > 1).length;
  expect(differing(({ names, country, email }) => [names, country.alpha3, email])).toBe(0);
  const found = [
    differing(({ birthDate }) => birthDate),
    differing(({ paper }) => paper.printed.number),
    differing(({ home }) => home),
    differing(({ stage, story }) => stage === 'final' && story === 'clean'),
  ];
  for (const count of found) expect(count).toBeGreaterThanOrEqual(4);
  const isSame = ({ birthDate, paper, home }: Person) => JSON.stringify([birthDate, paper.printed.number, home]);
  expect(
    shared.filter((places) => new Set(places.map(([, person]) => isSame(person))).size === 1).length,
  ).toBeGreaterThan(20);
});

it('Shared people: every story keeps its number of people; another seed shares other people', () => {
  expect([...known('other').keys()].filter((face) => faces.has(face))).toEqual([]);
  const vult = peopleOf('vult', 'docket', 200, '2026-11-21', VULT_MIX);
  expect(vult.map(({ index }) => index)).toEqual(vult.map((_, index) => index));
  expect(vult.filter(({ story }) => story === 'sanctions_hit')).toHaveLength(12);
});
