import { useState } from 'react';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { type Choice, isMove } from './choices.ts';

/** The images that were not on the screen, and whether the form asks about them. */
export type Asking = {
  unseen: EvidenceItem[];
  isAsking: boolean;
  /** Whether the next case is taken after the answer. */
  thenNext: boolean;
  setIsAsking: (isAsking: boolean, thenNext?: boolean) => void;
  /** Whether this choice needs a confirmation: a decision records what was not seen, a move decides nothing. */
  isAskedFor: (choice: Choice | null) => boolean;
  lookFirst: () => void;
};

export function useUnseen(): Asking {
  const { evidence, isSeen, show } = useReview();
  const [asked, setAsked] = useState({ isAsking: false, thenNext: false });
  const unseen = evidence.filter((item) => !isSeen(item));
  return {
    unseen,
    isAsking: asked.isAsking && unseen.length > 0,
    thenNext: asked.thenNext,
    setIsAsking: (isAsking, thenNext = false) => setAsked({ isAsking, thenNext }),
    isAskedFor: (choice) => choice !== null && !isMove(choice) && unseen.length > 0,
    lookFirst: () => {
      setAsked({ isAsking: false, thenNext: false });
      if (unseen[0]) show(unseen[0].imageId);
    },
  };
}

/** "2 images were not on your screen." */
export function unseenWords(unseen: EvidenceItem[]): string {
  return unseen.length === 1 ? 'One image was not on your screen.' : `${unseen.length} images were not on your screen.`;
}
