import { addYears } from '../dates.ts';
import { type Random, randomFrom } from '../random.ts';
import { inventHome } from './home.ts';
import { type ApplicantMix, inventPeople } from './invent.ts';
import type { Person } from './person.ts';

/** The order in which shared people are distributed. */
export const SHARING_VENDORS = ['allpass', 'b2core', 'vult', 'ondato', 'blockpass'] as const;

export type SharingVendor = (typeof SHARING_VENDORS)[number];

/** The fact in which two vendors' records of one person differ; most agree. */
const CONTRADICTIONS = [null, 'birth_date', null, 'document_number', null, 'address', null, 'verdict'] as const;

type Contradiction = (typeof CONTRADICTIONS)[number];

type Place = {
  /** Index of the shared person. */
  number: number;
  contradiction: Contradiction;
  /** True at the last vendor that knows the person. */
  isLast: boolean;
};

// Rows of five people, one starting at each vendor. In two of nine rows each person is at three vendors, in the others
// at two.
const PEOPLE_PER_ROW = SHARING_VENDORS.length;
const ROWS_OF_THREE = 2;
const ROWS = 9;

// The passport is the one document that every vendor accepts.
const SHARED_PEOPLE_MIX: ApplicantMix = { stories: {}, americanEvery: 9, papers: () => ['passport'] };

/**
 * The people of a vendor. About one in ten is also at other vendors: the same names, birth date, passport, home and
 * face under another id, sometimes with one fact that differs. The same for the same seed, count and day.
 */
export function peopleOf(
  vendor: SharingVendor,
  seed: string,
  count: number,
  today: string,
  mix: ApplicantMix,
): Person[] {
  const people = inventPeople(`${seed}/${vendor}`, count, today, mix);
  const sharedPeople = inventPeople(`${seed}/travellers`, sharedCount(count), today, SHARED_PEOPLE_MIX);
  // Shared people replace people without a story, so that the number of people with each story stays the same.
  const free = people.filter(({ story }) => story === 'clean');
  const places = sharedPeople.flatMap((_, number) => placesOf(vendor, number));
  const step = Math.max(1, Math.floor(free.length / Math.max(1, places.length)));
  for (const [at, place] of places.entries()) {
    const [replaced, shared] = [free[at * step], sharedPeople[place.number]];
    if (replaced && shared)
      people[replaced.index] = asSharedPerson(replaced, shared, place, randomFrom(`${seed}/${vendor}/${place.number}`));
  }
  return people;
}

/** 45 of 200: with two or three vendors each, that is 20 at each vendor. */
function sharedCount(count: number): number {
  return Math.round((count * ROWS) / 200) * PEOPLE_PER_ROW;
}

/** The shared person's place at this vendor; empty when the vendor does not know the person. */
function placesOf(vendor: SharingVendor, number: number): Place[] {
  const row = Math.floor(number / PEOPLE_PER_ROW);
  const steps = row % ROWS < ROWS_OF_THREE ? [0, 1, 2] : [0, 1 + (row % (PEOPLE_PER_ROW - 1))];
  const stop = steps.findIndex((step) => SHARING_VENDORS[(number + step) % PEOPLE_PER_ROW] === vendor);
  if (stop < 0) return [];
  const contradiction = CONTRADICTIONS[(number + row) % CONTRADICTIONS.length] ?? null;
  // The first vendor has the true fact; the last one differs. For `verdict` both records must be final.
  const isLast = stop === steps.length - 1;
  return [{ number, contradiction: isLast || contradiction === 'verdict' ? contradiction : null, isLast }];
}

function asSharedPerson(replaced: Person, shared: Person, { contradiction, isLast }: Place, random: Random): Person {
  const { index, stage, startedAt, submittedAt } = replaced;
  const same: Person = { ...shared, index, stage, story: 'clean', startedAt, submittedAt };
  switch (contradiction) {
    case 'birth_date':
      return withBirthDate(same, addYears(same.birthDate, random.chance(0.5) ? 1 : -1));
    case 'document_number':
      return withPrinted(same, { number: random.fill(same.country.passportNumber) });
    case 'address':
      return { ...same, home: inventHome(same.country, random) };
    case 'verdict':
      // One vendor approved; at the other the selfie was not good enough.
      return isLast ? { ...same, stage: 'final', story: 'unreadable_selfie' } : { ...same, stage: 'final' };
    default:
      return same;
  }
}

function withBirthDate(person: Person, birthDate: string): Person {
  const reprinted = withPrinted(person, { birthDate });
  return { ...reprinted, birthDate, form: { ...person.form, birthDate } };
}

function withPrinted(person: Person, change: Partial<Person['paper']['printed']>): Person {
  return { ...person, paper: { ...person.paper, printed: { ...person.paper.printed, ...change } } };
}
