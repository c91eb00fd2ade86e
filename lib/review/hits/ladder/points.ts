/**
 * The numbers of the ladder. Those marked (v2) are the defaults that OpenSanctions publishes for its matcher logic-v2
 * (https://github.com/opensanctions/nomenklatura, in nomenklatura/matching/logic_v2, read in 2026-08), in points of
 * 100; those marked (here) are rules of this desk, each with its reason.
 */
export const points = {
  /** (v2) The best main feature is taken: the name, or an identifier. */
  name: 100,
  identifier: 85,
  /** (v2) Qualifiers. The day counts half when day and month are swapped. */
  countryDiffers: -20,
  birthYearDiffers: -15,
  birthDayDiffers: -25,
  swappedDayFactor: 0.5,
  genderDiffers: -20,
  /** (here) With another birth year a hit is below likely, however common the name; only an identifier outweighs it. */
  birthYearCeiling: 59,
  /** (here) One name, or a family name with an initial, is shared by too many: another field must agree. */
  oneNameCeiling: 29,
  singleNameCeiling: 59,
} as const;

/** Inside a name; scores and weights are of 1. */
export const nameScores = {
  /** (v2) Equal words, other spellings of one name, an initial, a short form, two kinds of company. */
  equal: 1,
  spelling: 0.9,
  initial: 0.9,
  shortForm: 0.6,
  companyForm: 0.8,
  /** (v2) Weights: a family name counts more, an initial and a short form less. */
  familyWeight: 1.3,
  initialWeight: 0.5,
  shortFormWeight: 0.8,
  /** (v2) Numbers in a name differ. */
  numberDiffers: -0.3,
  /** (v2) Given and family names are known on both sides, and change places. */
  swappedFactor: 0.51,
  /** (v2) Letters that may differ: the logarithm to this base of the length less 2; none below 5 letters. */
  fuzzyBase: 2.35,
  /** (here) A name below this is another name and gives no points. */
  least: 0.3,
  /** (here) Consonants that must agree across scripts, one of which does not write vowels. */
  leastConsonants: 4,
} as const;

/** From how many points a hit is possible, and likely. */
export const bands = { possible: 30, likely: 60 } as const;

/** How likely it is the same person, in words; `unscored`: there is nothing that can be compared. */
export type Band = 'unlikely' | 'possible' | 'likely' | 'unscored';

/** The band of a total; null is a total that can't be given. */
export function bandOf(total: number | null): Band {
  if (total === null) return 'unscored';
  if (total >= bands.likely) return 'likely';
  return total >= bands.possible ? 'possible' : 'unlikely';
}
