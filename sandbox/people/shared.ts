import { addYears } from '../dates.ts';
import { type Random, randomFrom } from '../random.ts';
import { drawHome } from './home.ts';
import { type Clientele, inventPeople } from './invent.ts';
import type { Person } from './person.ts';

/** In the order in which shared people are dealt out. */
export const SHARING_VENDORS = ['allpass', 'b2core', 'vult', 'ondato', 'blockpass'] as const;

export type SharingVendor = (typeof SHARING_VENDORS)[number];

/** In what the vendors' records of one person disagree; most agree. */
const CONTRADICTIONS = [null, 'birth_date', null, 'document_number', null, 'address', null, 'verdict'] as const;

type Contradiction = (typeof CONTRADICTIONS)[number];

type Place = { number: number; contradiction: Contradiction; isVerdictPart: boolean };

// Rows of five, one beginning at each vendor: two rows of nine know somebody at three vendors, the others at two.
const PEOPLE_PER_ROW = SHARING_VENDORS.length;
const ROWS_OF_TRIOS = 2;
const ROWS = 9;

// Everybody has a passport: the one paper that each vendor takes.
const TRAVELLERS: Clientele = { stories: {}, americanEvery: 9, papers: () => ['passport'] };

/**
 * A vendor's people, of whom about one in ten is a person whom other vendors know too: the same names, birth date,
 * passport, home and face, under another id, and sometimes with one thing that does not agree. The same for the same
 * seed, count and day.
 */
export function peopleOf(
  vendor: SharingVendor,
  seed: string,
  count: number,
  today: string,
  clientele: Clientele,
): Person[] {
  const people = inventPeople(`${seed}/${vendor}`, count, today, clientele);
  const travellers = inventPeople(`${seed}/travellers`, sharedBy(count), today, TRAVELLERS);
  // In the place of those without a story, so that every story stays with whom it was dealt to.
  const free = people.filter(({ story }) => story === 'clean');
  const places = travellers.flatMap((_, number) => placesAt(vendor, number));
  const step = Math.max(1, Math.floor(free.length / Math.max(1, places.length)));
  for (const [at, place] of places.entries()) {
    const [stood, traveller] = [free[at * step], travellers[place.number]];
    if (stood && traveller)
      people[stood.index] = arrived(stood, traveller, place, randomFrom(`${seed}/${vendor}/${place.number}`));
  }
  return people;
}

/** 45 of 200: with two or three places each, that is 20 at each vendor. */
function sharedBy(count: number): number {
  return Math.round((count * ROWS) / 200) * PEOPLE_PER_ROW;
}

/** Where this vendor stands among those who know the person; empty when it does not. */
function placesAt(vendor: SharingVendor, number: number): Place[] {
  const row = Math.floor(number / PEOPLE_PER_ROW);
  const steps = row % ROWS < ROWS_OF_TRIOS ? [0, 1, 2] : [0, 1 + (row % (PEOPLE_PER_ROW - 1))];
  const stop = steps.findIndex((step) => SHARING_VENDORS[(number + step) % PEOPLE_PER_ROW] === vendor);
  if (stop < 0) return [];
  const contradiction = CONTRADICTIONS[(number + row) % CONTRADICTIONS.length] ?? null;
  // The first vendor has it as it is; the last one differs. A verdict needs both to have one.
  const isLast = stop === steps.length - 1;
  return [
    { number, contradiction: isLast || contradiction === 'verdict' ? contradiction : null, isVerdictPart: isLast },
  ];
}

function arrived(stood: Person, traveller: Person, { contradiction, isVerdictPart }: Place, random: Random): Person {
  const { index, stage, startedAt, submittedAt } = stood;
  const same: Person = { ...traveller, index, stage, story: 'clean', startedAt, submittedAt };
  switch (contradiction) {
    case 'birth_date':
      return bornOn(same, addYears(same.birthDate, random.chance(0.5) ? 1 : -1));
    case 'document_number':
      return withPrinted(same, { number: random.fill(same.land.passport) });
    case 'address':
      return { ...same, home: drawHome(same.land, random) };
    case 'verdict':
      // Approved with one vendor; with the other the selfie was not good enough.
      return isVerdictPart ? { ...same, stage: 'final', story: 'unreadable_selfie' } : { ...same, stage: 'final' };
    default:
      return same;
  }
}

function bornOn(person: Person, birthDate: string): Person {
  const moved = withPrinted(person, { birthDate });
  return { ...moved, birthDate, form: { ...person.form, birthDate } };
}

function withPrinted(person: Person, change: Partial<Person['paper']['printed']>): Person {
  return { ...person, paper: { ...person.paper, printed: { ...person.paper.printed, ...change } } };
}
