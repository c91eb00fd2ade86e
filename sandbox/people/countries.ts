import { AFRICA_AND_LATIN_AMERICA } from './countries/africa-and-latin-america.ts';
import { ASIA } from './countries/asia.ts';
import { CENTRAL_EUROPE } from './countries/central-europe.ts';
import { EASTERN_EUROPE } from './countries/eastern-europe.ts';
import { MIDDLE_EAST } from './countries/middle-east.ts';
import { UNITED_STATES } from './countries/united-states.ts';
import { WESTERN_EUROPE } from './countries/western-europe.ts';
import type { Country } from './country.ts';

/** All countries of the invented people; the United States are first. */
export const COUNTRIES: Country[] = [
  UNITED_STATES,
  ...WESTERN_EUROPE,
  ...CENTRAL_EUROPE,
  ...EASTERN_EUROPE,
  ...MIDDLE_EAST,
  ...ASIA,
  ...AFRICA_AND_LATIN_AMERICA,
];
