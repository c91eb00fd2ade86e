import type { Portrait } from '../printed.ts';
import { dice } from '../seed.ts';
import { isToneName, mix, nearestTone, type Tone, tones } from './skin.ts';

export type HairStyle =
  | 'long'
  | 'wavy'
  | 'bob'
  | 'bun'
  | 'fringe'
  | 'pixie'
  | 'curls'
  | 'sidePart'
  | 'crew'
  | 'receding'
  | 'bald'
  | 'swept'
  | 'crop'
  | 'coils';
type BeardStyle = 'none' | 'stubble' | 'moustache' | 'goatee' | 'full';

/** Everything about a face that stays the same from image to image. Lengths are in units of a 400 × 480 portrait. */
export type Looks = {
  tone: Tone;
  hair: { style: HairStyle; color: string; light: string; dark: string };
  brow: { color: string; weight: number; arch: number; tilt: number };
  eye: { spread: number; width: number; height: number; tilt: number; iris: string; lashes: boolean };
  nose: { length: number; width: number };
  mouth: { width: number; fullness: number };
  face: { half: number; jaw: number; chin: number; bottom: number };
  neck: number;
  beard: BeardStyle;
  glasses: 'none' | 'round' | 'square';
  age: number;
  isFeminine: boolean;
};

const hairFor = {
  pale: ['#2b211d', '#4a3426', '#6b4a2f', '#8a6239', '#b08a55', '#7a3f25', '#352b26'],
  middle: ['#1f1a19', '#2b2321', '#3a2a22', '#4a3326', '#221c1b'],
  deep: ['#171313', '#1d1817', '#241c1a'],
} as const;
const irisFor = {
  pale: ['#5b7c93', '#6f8a63', '#6a4a30', '#7b5a36', '#4f6a80', '#55402f'],
  middle: ['#4a3222', '#5b3d25', '#3c291d', '#6b5030'],
  deep: ['#2f2019', '#382419'],
} as const;

const women = ['long', 'wavy', 'bob', 'bun', 'fringe', 'pixie', 'long', 'bun', 'wavy'] as const;
const men = ['sidePart', 'crew', 'swept', 'crop', 'sidePart', 'crew', 'swept'] as const;
const olderMen = ['receding', 'bald', 'sidePart', 'crew', 'receding', 'swept'] as const;
const others = ['pixie', 'crop', 'bob', 'swept', 'curls'] as const;

export function looksOf(portrait: Portrait): Looks {
  const roll = dice(`looks:${portrait.seed}`);
  const age = portrait.ageYears;
  const isFeminine = portrait.gender === 'female' || (portrait.gender === 'other' && roll.chance(0.5));
  const toneName =
    chosenTone(portrait.skin) ??
    roll.pick(['porcelain', 'fair', 'sand', 'sand', 'olive', 'tan', 'brown', 'umber', 'ebony'] as const);
  const depth =
    toneName === 'porcelain' || toneName === 'fair'
      ? 'pale'
      : toneName === 'sand' || toneName === 'olive' || toneName === 'tan'
        ? 'middle'
        : 'deep';
  const style = hairStyle(portrait, roll.between(0, 1), depth === 'deep' && roll.chance(0.6));
  const grey = age > 42 ? Math.min(0.92, Math.max(0, (age - 42) / 28 + roll.between(-0.25, 0.2))) : 0;
  const color = mix(roll.pick(hairFor[depth]), '#b9b6b1', grey);
  const child = age < 15;
  const square = isFeminine ? 0 : 1;
  return {
    tone: tones[toneName],
    hair: { style, color, light: mix(color, '#ffffff', 0.13), dark: mix(color, '#000000', 0.32) },
    brow: {
      color: mix(color, '#1a1412', grey > 0.4 ? 0.25 : 0.35),
      weight: roll.between(5.2, 7) + square * 2.4 - (child ? 1.4 : 0),
      arch: roll.between(3, 7.5) - square * 2,
      tilt: roll.between(-1.5, 2),
    },
    eye: {
      spread: roll.between(31.5, 34.5),
      width: roll.between(15.6, 17.2),
      height: roll.between(8.6, 10.2) + (child ? 1.6 : 0) - square * 0.7,
      tilt: roll.between(-1, 1.8),
      iris: roll.pick(irisFor[depth]),
      lashes: isFeminine,
    },
    nose: {
      length: roll.between(40, 48) - (child ? 8 : 0),
      width: roll.between(13, 16) + square * 2 + (depth === 'deep' ? 3 : 0),
    },
    mouth: {
      width: roll.between(24, 28) + square - (child ? 4 : 0),
      fullness: roll.between(7, 9) + (isFeminine ? 1.6 : 0) + (depth === 'deep' ? 2 : 0),
    },
    face: {
      half: roll.between(67, 72) + square * 2,
      jaw: roll.between(46, 52) + square * 7 + (child ? 3 : 0),
      chin: roll.between(15, 19) + square * 6,
      bottom: roll.between(320, 328) + square * 5 - (child ? 12 : 0),
    },
    neck: child ? 27 : isFeminine ? roll.between(29, 32) : roll.between(39, 45),
    beard: beardStyle(portrait, roll.between(0, 1)),
    glasses: age > 20 && roll.chance(age > 50 ? 0.3 : 0.14) ? roll.pick(['round', 'square'] as const) : 'none',
    age,
    isFeminine,
  };
}

function chosenTone(skin: string | undefined) {
  if (skin === undefined) return undefined;
  if (isToneName(skin)) return skin;
  return /^#[0-9a-f]{6}$/i.test(skin) ? nearestTone(skin) : undefined;
}

function hairStyle(portrait: Portrait, roll: number, curly: boolean): HairStyle {
  if (curly && portrait.ageYears < 60)
    return portrait.gender === 'female' ? (roll < 0.6 ? 'curls' : 'bun') : roll < 0.6 ? 'coils' : 'crew';
  const choices =
    portrait.gender === 'female'
      ? women
      : portrait.gender === 'other'
        ? others
        : portrait.ageYears > 44
          ? olderMen
          : men;
  return choices[Math.floor(roll * choices.length)] ?? choices[0];
}

function beardStyle(portrait: Portrait, roll: number): BeardStyle {
  if (portrait.gender !== 'male' || portrait.ageYears < 19) return 'none';
  if (roll < 0.5) return 'none';
  if (roll < 0.68) return 'stubble';
  if (roll < 0.78) return 'moustache';
  return roll < 0.86 ? 'goatee' : 'full';
}
