import type { Random } from '../random.ts';
import type { Country } from './country.ts';
import type { Gender, PersonNames } from './person.ts';

type Word = { latin: string; native: string | null };

export function inventNames(country: Country, gender: Gender, random: Random): PersonNames {
  const givens = words(gender === 'female' ? country.female : country.male);
  const families = words(gender === 'female' ? (country.familyFemale ?? country.family) : country.family);
  const given = random.pick(givens);
  const family = random.pick(families);
  const american = country.alpha3 === 'USA';
  return {
    given: given.latin,
    // Middle names and suffixes are fields of American forms; elsewhere they are left out.
    middle: american && random.chance(0.7) ? random.pick(givens.filter((word) => word !== given)).latin : null,
    family: family.latin,
    suffix: american && gender === 'male' && random.chance(0.12) ? random.pick(['Jr', 'III']) : null,
    nativeGiven: given.native,
    nativeFamily: family.native,
  };
}

/** Another family name of the same country, as after a marriage. */
export function otherFamilyName(country: Country, gender: Gender, not: string, random: Random): Word {
  const families = words(gender === 'female' ? (country.familyFemale ?? country.family) : country.family);
  return random.pick(families.filter((word) => word.latin !== not));
}

function words(list: string): Word[] {
  return list.split(/\s+/).map((word) => {
    const [latin = '', native] = word.split('=').map((half) => half.replaceAll('_', ' '));
    return { latin, native: native ?? null };
  });
}
