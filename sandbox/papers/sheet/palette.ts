import type { Printed } from '../printed.ts';
import { hash } from '../seed.ts';

/** Colours of one country's documents. `lines` are the guilloche colours from left to right. */
export type Palette = {
  band: string;
  onBand: string;
  paper: string;
  paperDeep: string;
  lines: [string, string, string];
  ink: string;
  label: string;
  emblem: string;
};

type Palettes = [Palette, ...Palette[]];

const palettes: Palettes = [
  {
    band: '#2f6a63',
    onBand: '#eef4f1',
    paper: '#eaf0ec',
    paperDeep: '#d3e0d9',
    lines: ['#6fa394', '#8fb38f', '#5f97a8'],
    ink: '#16211f',
    label: '#4b6a62',
    emblem: '#2f6a63',
  },
  {
    band: '#27476f',
    onBand: '#eef3fa',
    paper: '#ebf0f6',
    paperDeep: '#d3deeb',
    lines: ['#6e93bd', '#8aa9a9', '#8d84b8'],
    ink: '#141c28',
    label: '#4c617d',
    emblem: '#27476f',
  },
  {
    band: '#7a2f3b',
    onBand: '#f9efee',
    paper: '#f5eeea',
    paperDeep: '#e8d6d0',
    lines: ['#c08b84', '#c4a077', '#a98399'],
    ink: '#261617',
    label: '#7b5654',
    emblem: '#7a2f3b',
  },
  {
    band: '#5b4a7d',
    onBand: '#f3effa',
    paper: '#f0edf5',
    paperDeep: '#ddd5e9',
    lines: ['#9a88bf', '#b98fae', '#7d97bf'],
    ink: '#1c1728',
    label: '#62567b',
    emblem: '#5b4a7d',
  },
  {
    band: '#8a5a22',
    onBand: '#fcf4e8',
    paper: '#f7f1e6',
    paperDeep: '#ebdfc8',
    lines: ['#c7a265', '#a9a468', '#c78d6e'],
    ink: '#261d10',
    label: '#7b6440',
    emblem: '#8a5a22',
  },
  {
    band: '#2c5d7c',
    onBand: '#edf5fa',
    paper: '#edf3f3',
    paperDeep: '#d6e4e6',
    lines: ['#6fa6bd', '#b9a37c', '#77a894'],
    ink: '#12202a',
    label: '#476a7c',
    emblem: '#2c5d7c',
  },
  {
    band: '#3f5a2c',
    onBand: '#f2f6ec',
    paper: '#f0f2e6',
    paperDeep: '#dde3c9',
    lines: ['#97ab6d', '#bfab6b', '#73a384'],
    ink: '#1a2113',
    label: '#5b6b47',
    emblem: '#3f5a2c',
  },
  {
    band: '#374151',
    onBand: '#f1f3f6',
    paper: '#f0f1ef',
    paperDeep: '#dedfdd',
    lines: ['#8f9bab', '#b0a08c', '#8aa69d'],
    ink: '#17191d',
    label: '#596270',
    emblem: '#374151',
  },
];

const own: Record<string, number> = {
  KAZ: 0,
  JPN: 2,
  DEU: 7,
  EGY: 6,
  JOR: 2,
  IND: 1,
  CHN: 5,
  USA: 1,
  FRA: 1,
  GBR: 3,
  UKR: 1,
  TUR: 2,
  GEO: 2,
  ISR: 1,
  KOR: 5,
  THA: 4,
  GRC: 5,
  ARM: 4,
  BRA: 6,
  'USA-CA': 4,
  'USA-TX': 5,
  'USA-NY': 1,
  'USA-FL': 2,
  'USA-WA': 0,
};

/** Fixed for some countries; the others get a palette by a hash of their code. */
export function paletteOf({ country, state }: Pick<Printed, 'country' | 'state'>): Palette {
  const key = state ? `${country}-${state}` : country;
  return palettes[own[key] ?? hash(`palette:${key}`) % palettes.length] ?? palettes[0];
}

export const specimenRed = '#a23b3b';
