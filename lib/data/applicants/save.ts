import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { erasedAmong } from '../lifecycle/tombstones.ts';
import { storable } from '../storable.ts';
import { lockExternalId } from './lock.ts';
import { type Known, type ReadProblem, saveContent, saveProblem } from './save-content.ts';

/**
 * An applicant as read from the vendor. `fetchedAt` is when the request was sent, so that a slow answer is not taken
 * for a newer one.
 */
export type ReadApplicant = { connectionId: string; externalId: string; fetchedAt: Date } & (
  | { applicant: Applicant; problem: null }
  | { applicant: null; problem: ReadProblem }
);

/** What saving did. Nothing was written when the saved copy is newer (`older`) or the applicant was `erased` here. */
export type Saved = 'new' | 'changed' | 'same' | 'older' | 'erased';

/**
 * Saves an applicant in one transaction: the sealed record, its search words, its images, and the case where a person
 * has to look. The same answer a second time changes only `fetchedAt`.
 */
export function saveApplicant(actor: Actor, given: ReadApplicant): Promise<Saved> {
  const read = { ...given, externalId: storable(given.externalId) ?? '' };
  return changeIfAny(actor, async (tx, note) => {
    const { connectionId, externalId } = read;
    await lockExternalId(tx, connectionId, externalId);
    if ((await erasedAmong(connectionId, [externalId], tx)).size > 0) return 'erased';
    const known = await tx.applicant.findUnique({
      where: { connectionId_externalId: { connectionId, externalId } },
      omit: { raw: true },
    });
    if (known && isOlder(read, known)) return 'older';
    return read.applicant === null ? saveProblem(tx, note, read, known) : saveContent(tx, note, read, known);
  });
}

/**
 * Whether an answer is older than the saved copy: by the time of the request, and by the vendor's own time where it
 * gives one, because its list may lag behind its record.
 */
export function isOlder(
  read: Pick<ReadApplicant, 'applicant' | 'fetchedAt'>,
  known: Pick<Known, 'fetchedAt' | 'vendorUpdatedAt'>,
): boolean {
  if (read.fetchedAt < known.fetchedAt) return true;
  const updatedAt = read.applicant?.updatedAt;
  return updatedAt != null && known.vendorUpdatedAt !== null && new Date(updatedAt) < known.vendorUpdatedAt;
}
