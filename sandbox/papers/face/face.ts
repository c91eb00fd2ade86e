import type { Portrait } from '../printed.ts';
import { beard } from './beard.ts';
import { clothes } from './clothes.ts';
import { eyes, type Gaze } from './eyes.ts';
import { ageLines, glasses, mouth, nose } from './features.ts';
import { coversEars, hairBehind, hairInFront } from './hair.ts';
import { ears, neck, skin } from './head.ts';
import { looksOf } from './looks.ts';

export type Pose = {
  /** Prefix of SVG ids, so that two portraits can be in one drawing. */
  id: string;
  /** `document`, `selfie` or `liveness`; decides the clothes. */
  occasion: string;
  /** Turn of the head, −16 to 16. */
  turn?: number;
  /** 0 for a document photo, 1 for a friendly smile. */
  smile?: number;
  areEyesClosed?: boolean;
};

/** Head and shoulders without background, on an area of 400 × 480; the eyes are at y = 202. */
export function drawPerson(portrait: Portrait, pose: Pose): string {
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
