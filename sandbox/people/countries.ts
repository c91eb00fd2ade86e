import { SOUTH } from './countries/africa-and-latin-america.ts';
import { ASIA } from './countries/asia.ts';
import { CENTRE } from './countries/central-europe.ts';
import { ORIENT } from './countries/eastern-europe.ts';
import { LEVANT } from './countries/middle-east.ts';
import { AMERICA } from './countries/united-states.ts';
import { WEST } from './countries/western-europe.ts';
import type { Land } from './country.ts';

/** Every country the sandbox's people come from, the United States first. */
export const LANDS: Land[] = [AMERICA, ...WEST, ...CENTRE, ...ORIENT, ...LEVANT, ...ASIA, ...SOUTH];
