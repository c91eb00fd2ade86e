import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { faceBlockers } from '#lib/review/faces/blockers.ts';
import type { Tx } from '../database.ts';
import { countedFaceVerdicts } from './verdicts.ts';

/** What members said of an applicant's faces that counts against approving. */
export async function faceBlockersOf(tx: Pick<Tx, '$queryRaw'>, applicantId: string): Promise<Blocker[]> {
  return faceBlockers((await countedFaceVerdicts(tx, applicantId)).map(({ verdict }) => verdict));
}
