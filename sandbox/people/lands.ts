import type { Land } from './land.ts';
import { AMERICA } from './lands/america.ts';
import { ASIA } from './lands/asia.ts';
import { CENTRE } from './lands/centre.ts';
import { LEVANT } from './lands/levant.ts';
import { ORIENT } from './lands/orient.ts';
import { SOUTH } from './lands/south.ts';
import { WEST } from './lands/west.ts';

/** Every country the sandbox's people come from, the United States first. */
export const LANDS: Land[] = [AMERICA, ...WEST, ...CENTRE, ...ORIENT, ...LEVANT, ...ASIA, ...SOUTH];
