'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as faces from '#lib/data/faces/judge.ts';
import * as eyes from '#lib/data/images/eyes.ts';
import { faceVerdicts } from '#lib/review/faces/face.ts';

const Spot = z.strictObject({ x: z.int().min(0).max(2400), y: z.int().min(0).max(2400) });

const Eyes = z.strictObject({
  left: Spot,
  right: Spot,
  width: z.int().min(1).max(2400),
  height: z.int().min(1).max(2400),
});

/** Keeps where the eyes are on an image, for everyone who opens it. */
export const markEyes = action(
  'action markEyes',
  z.strictObject({ imageId: z.uuid(), eyes: Eyes.nullable() }),
  (actor, { imageId, eyes: marked }) => eyes.markEyes(actor, imageId, marked),
);

const Judged = z.strictObject({
  imageIds: z.tuple([z.uuid(), z.uuid()]),
  /** Null withdraws what this member said. */
  verdict: z.enum(faceVerdicts).nullable(),
});

/** Records whether two faces are of one person. */
export const judgeFaces = action('action judgeFaces', Judged, (actor, { imageIds: [one, other], verdict }) =>
  faces.judgeFaces(actor, one, other, verdict),
);
