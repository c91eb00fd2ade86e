import { type EvidenceItem, mayBeShown } from '#lib/review/case/evidence.ts';
import { showsFace } from '#lib/review/faces/face.ts';

export type FacePair = [paper: EvidenceItem, live: EvidenceItem];

/** The face on the document and that of the selfie, or of the first frame; null where there are no two. */
export function ownPair(evidence: readonly EvidenceItem[]): FacePair | null {
  const faces = evidence.filter((item) => mayBeShown(item) && showsFace(item));
  const paper = faces.find(({ part }) => part === 'front') ?? faces.find(({ part }) => part === 'other');
  const live = (['selfie', 'liveness'] as const).map((part) => faces.find((item) => item.part === part));
  const face = live.find((item) => item !== undefined);
  return paper && face ? [paper, face] : null;
}
