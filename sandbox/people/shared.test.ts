import { expect, it } from 'vitest';
import { ALLPASS_CLIENTELE } from '../vendors/allpass/applicant-mix.ts';
import { B2CORE_CLIENTELE } from '../vendors/b2core/applicant-mix.ts';
import { BLOCKPASS_CLIENTELE } from '../vendors/blockpass/applicant-mix.ts';
import { ONDATO_CLIENTELE } from '../vendors/ondato/applicant-mix.ts';
import { VULT_CLIENTELE } from '../vendors/vult/applicant-mix.ts';
import type { Person } from './person.ts';
import { peopleOf, SHARING_VENDORS } from './shared.ts';

const CLIENTELES = {
  allpass: ALLPASS_CLIENTELE,
  b2core: B2CORE_CLIENTELE,
  vult: VULT_CLIENTELE,
  ondato: ONDATO_CLIENTELE,
  blockpass: BLOCKPASS_CLIENTELE,
};

/** Face → vendor → the person as that vendor knows them. */
function known(seed: string): Map<string, Map<string, Person>> {
  const faces = new Map<string, Map<string, Person>>();
  for (const vendor of SHARING_VENDORS) {
    for (const person of peopleOf(vendor, seed, 200, '2026-11-21', CLIENTELES[vendor])) {
      const places = faces.get(person.portrait.seed) ?? new Map<string, Person>();
      faces.set(person.portrait.seed, places.set(vendor, person));
    }
  }
  return faces;
}

const faces = known('docket');
const shared = [...faces.values()].filter((places) => places.size > 1).map((places) => [...places.entries()]);

it('makes twenty people at each vendor known to another one, some to two others', () => {
  for (const vendor of SHARING_VENDORS)
    expect(shared.filter((places) => places.some(([name]) => name === vendor))).toHaveLength(20);
  expect(shared.filter((places) => places.length === 3)).toHaveLength(10);
});

it('tells the same of most of them, and contradicts itself about some', () => {
  const differing = (fact: (person: Person) => unknown) =>
    shared.filter((places) => new Set(places.map(([, person]) => JSON.stringify(fact(person)))).size > 1).length;
  expect(differing(({ names, land, email }) => [names, land.country, email])).toBe(0);
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

it('leaves every story where it was, and nobody shared under another seed', () => {
  expect([...known('other').keys()].filter((face) => faces.has(face))).toEqual([]);
  const vult = peopleOf('vult', 'docket', 200, '2026-11-21', VULT_CLIENTELE);
  expect(vult.map(({ index }) => index)).toEqual(vult.map((_, index) => index));
  expect(vult.filter(({ story }) => story === 'sanctions_hit')).toHaveLength(12);
});
