import type { Random } from '../random.ts';
import type { Land } from './country.ts';
import type { Gender, PersonNames } from './person.ts';

type Word = { latin: string; native: string | null };

export function drawNames(land: Land, gender: Gender, random: Random): PersonNames {
  const givens = words(gender === 'female' ? land.female : land.male);
  const families = words(gender === 'female' ? (land.familyFemale ?? land.family) : land.family);
  const given = random.pick(givens);
  const family = random.pick(families);
  const american = land.country === 'USA';
  return {
    given: given.latin,
    // Middle names and suffixes are an American form's fields; elsewhere they are rare enough to leave out.
    middle: american && random.chance(0.7) ? random.pick(givens.filter((word) => word !== given)).latin : null,
    family: family.latin,
    suffix: american && gender === 'male' && random.chance(0.12) ? random.pick(['Jr', 'III']) : null,
    nativeGiven: given.native,
    nativeFamily: family.native,
  };
}

/** Another family name of the same country, as after a marriage. */
export function otherFamilyName(land: Land, gender: Gender, not: string, random: Random): Word {
  const families = words(gender === 'female' ? (land.familyFemale ?? land.family) : land.family);
  return random.pick(families.filter((word) => word.latin !== not));
}

function words(list: string): Word[] {
  return list.split(' ').map((word) => {
    const [latin = '', native] = word.split('=').map((half) => half.replaceAll('_', ' '));
    return { latin, native: native ?? null };
  });
}
