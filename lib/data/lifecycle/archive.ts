import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { comesBack, type VendorState } from '#lib/review/lifecycle/comes-back.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';

/**
 * Archives an applicant in Docket: they leave the queue and are found under the filter "Archived". Nothing is sent.
 * Archived already, nothing changes.
 * @throws Refusal `not_allowed`; `not_found`, also for one who was erased
 */
export async function archiveApplicant(actor: Actor, applicantId: string): Promise<void> {
  mustBeAble(actor, 'send-command');
  await changeIfAny(actor, async (tx, note) => {
    await mustBeKnown(tx, applicantId);
    await archiveHere(tx, note, applicantId, { by: actor.id, jobId: null });
  });
}

/**
 * Brings an archived applicant back to the queue. Not archived, nothing changes.
 * @throws Refusal as {@link archiveApplicant}
 */
export async function unarchiveApplicant(actor: Actor, applicantId: string): Promise<void> {
  mustBeAble(actor, 'send-command');
  await changeIfAny(actor, async (tx, note) => {
    await mustBeKnown(tx, applicantId);
    await unarchiveHere(tx, note, applicantId, { because: 'by_hand', jobId: null });
  });
}

/** {@link archiveApplicant} inside another transaction. @returns false when nothing changed */
export async function archiveHere(
  tx: Tx,
  note: Note,
  applicantId: string,
  { by, jobId }: { by: string; jobId: string | null },
): Promise<boolean> {
  const archived = await tx.applicant.updateMany({
    where: { id: applicantId, archivedAt: null, erasedAt: null },
    data: { archivedAt: new Date(), archivedBy: by },
  });
  if (archived.count === 0) return false;
  await hideCases(tx, applicantId, true);
  note({ kind: 'applicant.archived', details: { jobId } }, { type: 'applicant', id: applicantId });
  return true;
}

/** {@link unarchiveApplicant} inside another transaction. @returns false when nothing changed */
export async function unarchiveHere(
  tx: Tx,
  note: Note,
  applicantId: string,
  details: { because: 'by_hand' | 'changed'; jobId: string | null },
): Promise<boolean> {
  const back = await tx.applicant.updateMany({
    where: { id: applicantId, archivedAt: { not: null }, erasedAt: null },
    data: { archivedAt: null, archivedBy: null },
  });
  if (back.count === 0) return false;
  await hideCases(tx, applicantId, false);
  note({ kind: 'applicant.unarchived', details }, { type: 'applicant', id: applicantId });
  return true;
}

/** Brings an archived applicant back when the vendor now says something that a person has to see. */
export async function unarchiveIfChanged(
  tx: Tx,
  note: Note,
  applicantId: string,
  before: VendorState | null,
  now: VendorState,
): Promise<void> {
  if (comesBack(before, now)) await unarchiveHere(tx, note, applicantId, { because: 'changed', jobId: null });
}

/** A case outside the queue is counted on its own (the trigger `count_cases`). */
async function hideCases(tx: Tx, applicantId: string, isArchived: boolean): Promise<void> {
  await tx.case.updateMany({
    where: { applicantId, isArchived: !isArchived },
    data: { isArchived, version: { increment: 1 } },
  });
}

async function mustBeKnown(tx: Tx, id: string): Promise<void> {
  const found = await tx.applicant.count({ where: { id, erasedAt: null } });
  if (found === 0) throw new Refusal('not_found', 'There is no such applicant.');
}
