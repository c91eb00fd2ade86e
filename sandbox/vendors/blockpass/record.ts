import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { BlockpassScope } from './account.ts';
import type { Candidate } from './candidate.ts';
import { certsOf } from './certs.ts';
import { pictureIdentities } from './pictures.ts';
import { textIdentities } from './texts.ts';

/** Archive state of a candidate at the time of the call. */
export type ArchiveState = { isArchived: boolean; willArchiveAtDate?: string };

/** One record in the shape of this scope. */
export async function recordFor(
  candidate: Candidate,
  archive: ArchiveState,
  scope: BlockpassScope,
  pictures: Pictures,
): Promise<Record<string, unknown>> {
  const { status, recordId, refId, blockPassID, inreviewDate, waitingDate, approvedDate } = candidate;
  const plain = { status, recordId, refId, ...archive, blockPassID, inreviewDate, waitingDate, approvedDate };
  if (scope === 'status') return plain;
  const customFields = { RiskLevel: candidate.riskLevel };
  // Archiving deletes the attributes; the vendor keeps the bare record.
  if (archive.isArchived) return { ...plain, customFields };
  const certs =
    candidate.status === 'incomplete'
      ? {}
      : { [candidate.oddity === 'certificates' ? 'certificates' : 'certs']: certsOf(candidate) };
  const images = scope === 'pictures' ? await pictureIdentities(candidate, pictures) : {};
  return { ...plain, customFields, identities: { ...textIdentities(candidate), ...images }, ...certs };
}
