import type { Target } from './target.ts';

/** A valid input for each action on images and the faces on them. */
export const evidenceInputs: Record<string, (target: Target) => unknown> = {
  revealEvidence: ({ applicantId }) => ({ applicantId, reason: 'Trying a door' }),
  turnImage: ({ imageId }) => ({ imageId, turns: 1 }),
  markEyes: ({ imageId }) => ({
    imageId,
    eyes: { left: { x: 2, y: 3 }, right: { x: 5, y: 3 }, width: 8, height: 8 },
  }),
  judgeFaces: ({ faceIds }) => ({ imageIds: faceIds, verdict: 'same' }),
};
