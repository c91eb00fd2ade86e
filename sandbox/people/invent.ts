import { addDays, addSeconds, ageOn, minutesBefore } from '../dates.ts';
import { transliterate } from '../papers/machine-readable/transliteration.ts';
import type { Portrait } from '../papers/printed.ts';
import { type Random, randomFrom } from '../random.ts';
import { applyStory, swappable, truthfulForm } from './apply-story.ts';
import { CANADA } from './countries/canada.ts';
import { COUNTRIES } from './countries.ts';
import type { Country } from './country.ts';
import { inventHome } from './home.ts';
import { inventNames } from './names.ts';
import { inventPaper } from './paper.ts';
import type { Gender, PaperType, Person, PersonNames } from './person.ts';
import { dealScenarios } from './scenarios.ts';
import type { Scenario, StoryShares } from './story.ts';

/** Which people come to a vendor. */
export type ApplicantMix = {
  stories: StoryShares;
  /** Every nth person is from the United States; the others come from all countries in turn. */
  americanEvery: number;
  /** Whether the last clean person who waits is from Canada, whose cards write dates in another order. */
  hasCanadian?: boolean;
  /** The types of paper that the vendor accepts from a person of this country and scenario. */
  papers(country: Country, scenario: Scenario): PaperType[];
};

// The last person arrives this many minutes before midnight, so that their later events are not in the future.
const LAST_ARRIVAL_MINUTES = 240;

/**
 * The same people for the same seed, count and day. `today` is `YYYY-MM-DD`; ages and expiry dates are relative to it.
 */
export function inventPeople(seed: string, count: number, today: string, mix: ApplicantMix): Person[] {
  const countries = countriesInTurn(mix.americanEvery);
  const scenarios = dealScenarios(count, mix.stories, randomFrom(`${seed}/parts`));
  const canadianAt = mix.hasCanadian ? scenarios.findLastIndex(isCleanAndWaiting) : -1;
  const people: Person[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const before = people[index - 1];
    const isSecond = scenario.story === 'same_person_twice' && index % 2 === 1 && before;
    people.push(
      isSecond
        ? inventDuplicate(before, index, scenario, today, mix, randomFrom(`${seed}/${index}`))
        : inventPerson(
            index,
            scenario,
            index === canadianAt ? CANADA : countryFor(scenario, countries, index),
            today,
            mix,
            randomFrom(`${seed}/${index}`),
          ),
    );
  }
  return people;
}

function inventPerson(
  index: number,
  scenario: Scenario,
  country: Country,
  today: string,
  mix: ApplicantMix,
  random: Random,
): Person {
  const gender = inventGender(random);
  const names = inventNames(country, gender, random);
  const born = inventBirthDate(scenario, today, random);
  const birthDate = scenario.story === 'birth_date_swapped' ? swappable(born, random) : born;
  const home = inventHome(country, random);
  const birthPlace = random.pick(country.cities).split('/')[0] ?? home.city;
  const portrait = inventPortrait(country, gender, ageOn(today, birthDate), random);
  const holder = { story: scenario.story, country, names, birthDate, birthPlace, home, portrait };
  const paper = inventPaper(holder, mix.papers(country, scenario), today, random);
  const person: Person = {
    index,
    ...scenario,
    country,
    script: country.script,
    gender,
    names,
    birthDate,
    birthPlace,
    home,
    portrait,
    paper,
    email: emailOf(names, random),
    phone: random.fill(country.mobileNumber),
    form: truthfulForm({ names, birthDate }, random),
    ...inventTimes(scenario, today, random),
  };
  return applyStory(person, random);
}

/** The same face with another name and another document number: a person who tries again. */
function inventDuplicate(
  first: Person,
  index: number,
  scenario: Scenario,
  today: string,
  mix: ApplicantMix,
  random: Random,
): Person {
  const second = inventPerson(index, scenario, first.country, today, mix, random);
  const gender = first.gender;
  const names = {
    ...inventNames(first.country, gender, random),
    given: first.names.given,
    nativeGiven: first.names.nativeGiven,
  };
  const { birthDate, portrait, home } = first;
  const email = emailOf(names, random);
  const holder = {
    story: scenario.story,
    country: first.country,
    names,
    birthDate,
    birthPlace: second.birthPlace,
    home,
    portrait,
  };
  const paper = inventPaper(holder, mix.papers(first.country, scenario), today, random);
  return {
    ...second,
    gender,
    names,
    email,
    birthDate,
    portrait,
    home,
    paper,
    form: truthfulForm({ names, birthDate }, random),
  };
}

function inventPortrait(country: Country, gender: Gender, ageYears: number, random: Random): Portrait {
  return { seed: random.hex(16), gender, ageYears, skin: random.pick(country.skinTones.split(' ')) };
}

function inventBirthDate({ story }: Scenario, today: string, random: Random): string {
  const days =
    story === 'under_age'
      ? random.int(15 * 366, 18 * 365 - 20)
      : random.int(19 * 366, random.chance(0.8) ? 52 * 365 : 81 * 365);
  return addDays(today, -days);
}

function inventTimes({ stage }: Scenario, today: string, random: Random): { startedAt: string; submittedAt: string } {
  // Applicants who wait for review are mostly recent; final ones are older.
  const reach = stage === 'final' ? random.int(3, 60) * 1440 : random.chance(0.7) ? 2 * 1440 : 9 * 1440;
  const startedAt = addSeconds(minutesBefore(today, random.int(LAST_ARRIVAL_MINUTES, reach)), random.int(0, 59));
  return { startedAt, submittedAt: addSeconds(startedAt, random.int(140, 1200)) };
}

function inventGender(random: Random): Gender {
  const roll = random.next();
  return roll < 0.49 ? 'female' : roll < 0.98 ? 'male' : 'other';
}

function isCleanAndWaiting({ story, stage }: Scenario): boolean {
  return story === 'clean' && stage === 'waiting';
}

function countriesInTurn(americanEvery: number): (index: number) => Country {
  const [america, ...abroad] = COUNTRIES as [Country, ...Country[]];
  return (index) => {
    if (index % americanEvery === 0) return america;
    const turn = index - Math.floor(index / americanEvery) - 1;
    return abroad[turn % abroad.length] ?? america;
  };
}

/** Only the United States have motor vehicle registries that are asked. */
function countryFor(scenario: Scenario, countries: (index: number) => Country, index: number): Country {
  return scenario.story === 'registry_mismatch' ? countries(0) : countries(index);
}

function emailOf({ given, family }: PersonNames, random: Random): string {
  const plain = (name: string) => transliterate(name).replaceAll('<', '').toLowerCase();
  return `${plain(given)}.${plain(family)}${random.int(1, 99)}@example.${random.pick(['com', 'org', 'net'])}`;
}
