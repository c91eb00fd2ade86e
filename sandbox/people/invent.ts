import { addDays, addSeconds, ageOn, minutesBefore } from '../dates.ts';
import { transliterate } from '../papers/machine-readable/transliteration.ts';
import { type Random, randomFrom } from '../random.ts';
import { honestForm, swappable, tellStory } from './apply-story.ts';
import { LANDS } from './countries.ts';
import type { Land } from './country.ts';
import { drawHome } from './home.ts';
import { drawNames } from './names.ts';
import { drawPaper } from './paper.ts';
import type { Gender, PaperType, Person, PersonNames } from './person.ts';
import { dealParts } from './scenarios.ts';
import type { Part, StoryShares } from './story.ts';

/** How a vendor's clientele looks. */
export type Clientele = {
  stories: StoryShares;
  /** Every so many people one is from the United States; the others come from all countries in turn. */
  americanEvery: number;
  /** The papers this vendor takes from someone of that country with that story. */
  papers(land: Land, part: Part): PaperType[];
};

// Minutes before midnight of the last arrival: whatever happens to them afterwards must not lie in the future.
const LAST_ARRIVAL = 240;

/** The same people for the same seed, count and day. `today` is `YYYY-MM-DD`; ages and expiries are told from it. */
export function inventPeople(seed: string, count: number, today: string, clientele: Clientele): Person[] {
  const lands = landsInTurn(clientele.americanEvery);
  const parts = dealParts(count, clientele.stories, randomFrom(`${seed}/parts`));
  const people: Person[] = [];
  for (const [index, part] of parts.entries()) {
    const before = people[index - 1];
    const isSecond = part.story === 'same_person_twice' && index % 2 === 1 && before;
    people.push(
      isSecond
        ? secondTime(before, index, part, today, clientele, randomFrom(`${seed}/${index}`))
        : inventPerson(index, part, landFor(part, lands, index), today, clientele, randomFrom(`${seed}/${index}`)),
    );
  }
  return people;
}

function inventPerson(
  index: number,
  part: Part,
  land: Land,
  today: string,
  clientele: Clientele,
  random: Random,
): Person {
  const gender = drawGender(random);
  const names = drawNames(land, gender, random);
  const born = drawBirthDate(part, today, random);
  const birthDate = part.story === 'birth_date_swapped' ? swappable(born, random) : born;
  const home = drawHome(land, random);
  const birthPlace = random.pick(land.cities).split('/')[0] ?? home.city;
  const portrait = {
    seed: random.hex(16),
    gender,
    ageYears: ageOn(today, birthDate),
    skin: random.pick(land.skins.split(' ')),
  };
  const paper = drawPaper(
    { story: part.story, land, names, birthDate, birthPlace, home, portrait },
    clientele.papers(land, part),
    today,
    random,
  );
  const person: Person = {
    index,
    ...part,
    land,
    script: land.script,
    gender,
    names,
    birthDate,
    birthPlace,
    home,
    portrait,
    paper,
    email: emailOf(names, random),
    phone: random.fill(land.mobile),
    form: honestForm({ names, birthDate }, random),
    ...drawTimes(part, today, random),
  };
  return tellStory(person, random);
}

/** The same face under another name and with another number: somebody who tries again. */
function secondTime(
  first: Person,
  index: number,
  part: Part,
  today: string,
  clientele: Clientele,
  random: Random,
): Person {
  const again = inventPerson(index, part, first.land, today, clientele, random);
  const gender = first.gender;
  const names = {
    ...drawNames(first.land, gender, random),
    given: first.names.given,
    nativeGiven: first.names.nativeGiven,
  };
  const { birthDate, portrait, home } = first;
  const email = emailOf(names, random);
  const holder = {
    story: part.story,
    land: first.land,
    names,
    birthDate,
    birthPlace: again.birthPlace,
    home,
    portrait,
  };
  const paper = drawPaper(holder, clientele.papers(first.land, part), today, random);
  return {
    ...again,
    gender,
    names,
    email,
    birthDate,
    portrait,
    home,
    paper,
    form: honestForm({ names, birthDate }, random),
  };
}

function drawBirthDate({ story }: Part, today: string, random: Random): string {
  const days =
    story === 'under_age'
      ? random.int(15 * 366, 18 * 365 - 20)
      : random.int(19 * 366, random.chance(0.8) ? 52 * 365 : 81 * 365);
  return addDays(today, -days);
}

function drawTimes({ stage }: Part, today: string, random: Random): { startedAt: string; submittedAt: string } {
  // What waits for a person is mostly fresh; what is final lies further back.
  const reach = stage === 'final' ? random.int(3, 60) * 1440 : random.chance(0.7) ? 2 * 1440 : 9 * 1440;
  const startedAt = addSeconds(minutesBefore(today, random.int(LAST_ARRIVAL, reach)), random.int(0, 59));
  return { startedAt, submittedAt: addSeconds(startedAt, random.int(140, 1200)) };
}

function drawGender(random: Random): Gender {
  const roll = random.next();
  return roll < 0.49 ? 'female' : roll < 0.98 ? 'male' : 'other';
}

function landsInTurn(americanEvery: number): (index: number) => Land {
  const [america, ...abroad] = LANDS as [Land, ...Land[]];
  return (index) => {
    if (index % americanEvery === 0) return america;
    const turn = index - Math.floor(index / americanEvery) - 1;
    return abroad[turn % abroad.length] ?? america;
  };
}

/** A registry of motor vehicles is an American matter. */
function landFor(part: Part, lands: (index: number) => Land, index: number): Land {
  return part.story === 'registry_mismatch' ? lands(0) : lands(index);
}

function emailOf({ given, family }: PersonNames, random: Random): string {
  const plain = (name: string) => transliterate(name).replaceAll('<', '').toLowerCase();
  return `${plain(given)}.${plain(family)}${random.int(1, 99)}@example.${random.pick(['com', 'org', 'net'])}`;
}
