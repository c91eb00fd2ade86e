import type { Blocker } from '../case/blocker.ts';
import type { FaceVerdict } from './face.ts';

/**
 * What the verdicts in force on an applicant's faces hold against approving. One member who finds two faces different
 * outweighs others who do not: it stands until that member withdraws it.
 */
export function faceBlockers(verdicts: readonly FaceVerdict[]): Blocker[] {
  const blocker = { kind: 'face', label: 'Faces', place: 'faces' } as const;
  if (verdicts.includes('different'))
    return [{ ...blocker, tone: 'fail', title: 'A reviewer finds the faces different' }];
  if (verdicts.includes('unsure'))
    return [{ ...blocker, tone: 'attention', title: 'A reviewer is unsure about the faces' }];
  return [];
}
