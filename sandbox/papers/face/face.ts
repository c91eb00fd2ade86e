import type { Portrait } from '../printed.ts';
import { beard } from './beard.ts';
import { clothes } from './clothes.ts';
import { eyes, type Gaze } from './eyes.ts';
import { ageLines, glasses, mouth, nose } from './features.ts';
import { coversEars, hairBehind, hairInFront } from './hair.ts';
import { ears, neck, skin } from './head.ts';
import { looksOf } from './looks.ts';

export type Pose = {
  /** Keeps the ids of two portraits in one drawing apart. */
  id: string;
  /** What they wear that day: `document`, `selfie`, `liveness`. */
  occasion: string;
  /** How far the head is turned, −16 to 16. */
  turn?: number;
  /** 0 on a document, 1 a friendly smile. */
  smile?: number;
  areEyesClosed?: boolean;
};

/** Head and shoulders without background, on a field of 400 × 480, eyes at y 202. */
export function person(portrait: Portrait, pose: Pose): string {
  const looks = looksOf(portrait);
  const { id, turn = 0, smile = 0 } = pose;
  const gaze: Gaze = { turn, isClosed: pose.areEyesClosed ?? false };
  return [
    hairBehind(looks, turn),
    neck(looks, id),
    clothes(looks, portrait.seed, pose.occasion),
    coversEars(looks.hair.style) ? '' : ears(looks, turn),
    skin(looks, id, turn),
    ageLines(looks, turn),
    beard(looks, id, turn),
    mouth(looks, turn, smile),
    nose(looks, turn),
    eyes(looks, id, gaze),
    hairInFront(looks, id, turn),
    glasses(looks, turn),
  ].join('');
}
