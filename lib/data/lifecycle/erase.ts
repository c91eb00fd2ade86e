import 'server-only';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RetentionOutcome } from '#lib/review/retention/due.ts';
import { lockExternalId } from '../applicants/lock.ts';
import type { Tx } from '../database.ts';
import { beginExportsAgain } from '../exports/work.ts';
import { lockHits } from '../hits/live.ts';
import { deleteLookupFiles } from '../hits/lookup-files.ts';
import type { Note } from '../ledger/ledger.ts';
import { isHeld } from './holds.ts';
import { tombstoneHmac } from './tombstones.ts';

/** Written over the sealed order of a command whose content is gone; it can't be unsealed. */
const emptied = 'v1.erased';

/**
 * Erases an applicant in Docket: destroys the data key, so that everything sealed under it is unreadable for ever, and
 * deletes what is in the clear. The row stays as a stub with its cases, decisions and ledger entries, and a tombstone
 * keeps later answers of the vendor out.
 * @param by `outcome`: by which rule of the policy on retention they were due; null for an erasure by hand
 * @returns false when the applicant was erased before
 * @throws Refusal `closed` under legal hold
 */
export async function eraseApplicant(
  tx: Tx,
  note: Note,
  applicantId: string,
  { act, jobId, outcome = null }: { act: Act; jobId: string; outcome?: RetentionOutcome | null },
): Promise<boolean> {
  const { connectionId, externalId, isErased } = await lockToErase(tx, applicantId);
  if (isErased) return false;
  if (await isHeld(tx, applicantId)) throw new Refusal('closed', 'This applicant is under legal hold.');
  const externalHmac = tombstoneHmac(connectionId, externalId);
  const images = await eraseImages(tx, applicantId);
  await eraseClearText(tx, applicantId, connectionId, externalId);
  await tx.applicant.update({
    where: { id: applicantId },
    data: {
      dataKey: null,
      record: null,
      raw: null,
      barcodes: null,
      recordHash: 'erased',
      providerStatus: null,
      problem: null,
      flow: null,
      document: null,
      // A vendor's id may be an email or a customer number.
      externalId: `erased-${externalHmac}`,
      erasedAt: new Date(),
    },
  });
  await tx.tombstone.create({ data: { connectionId, externalHmac, applicantId, outcome } });
  await tx.case.updateMany({ where: { applicantId }, data: { isArchived: true, version: { increment: 1 } } });
  await tx.cryptoCheck.deleteMany({ where: { applicantId } });
  // Once the case is locked no look-up is under way, and once the key is gone a trigger lets its file go.
  await deleteLookupFiles(tx, applicantId);
  await beginExportsAgain(tx, note);
  const details = { act, jobId, externalHmac, images, ...(outcome === null ? {} : { outcome }) };
  note({ kind: 'applicant.erased', details }, { type: 'applicant', id: applicantId });
  return true;
}

/**
 * Takes the locks of an erasure. A process that saves this applicant's data waits, and then meets the tombstone; one
 * that opens a case or places a hold is waited for, and what it saved is seen. Hits and cases come before the
 * applicant, as in an act on a case, which locks the applicant last, by a foreign key.
 */
export async function lockToErase(
  tx: Tx,
  applicantId: string,
): Promise<{ connectionId: string; externalId: string; isErased: boolean }> {
  const { connectionId, externalId } = await tx.applicant.findUniqueOrThrow({
    where: { id: applicantId },
    select: { connectionId: true, externalId: true },
  });
  await lockExternalId(tx, connectionId, externalId);
  await lockHits(tx, applicantId);
  await tx.$queryRaw`SELECT id FROM "case" WHERE applicant_id = ${applicantId}::uuid ORDER BY id FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT erased_at IS NOT NULL AS "isErased" FROM applicant WHERE id = ${applicantId}::uuid FOR UPDATE`;
  return { connectionId, externalId, isErased: row?.isErased === true };
}

/** The rows of images are locked first: a fetch under way then finds no key, or its copy is deleted here. */
async function eraseImages(tx: Tx, applicantId: string): Promise<number> {
  const images = await tx.$executeRaw`
    UPDATE image SET vendor_ref = 'erased-' || id, problem = NULL, removed_at = coalesce(removed_at, clock_timestamp())
    WHERE applicant_id = ${applicantId}::uuid`;
  await tx.imageCopy.deleteMany({ where: { image: { applicantId } } });
  await tx.pinnedImage.deleteMany({ where: { image: { applicantId } } });
  return images;
}

async function eraseClearText(tx: Tx, applicantId: string, connectionId: string, externalId: string): Promise<void> {
  await tx.applicantSearch.deleteMany({ where: { applicantId } });
  await tx.blindIndex.deleteMany({ where: { applicantId } });
  await tx.reveal.updateMany({ where: { applicantId }, data: { reason: null } });
  await tx.ruleSimulationFlip.deleteMany({ where: { applicantId } });
  await tx.refetch.deleteMany({ where: { connectionId, externalId } });
  await tx.$executeRaw`
    UPDATE webhook_event SET external_ids = array_remove(external_ids, ${externalId})
    WHERE connection_id = ${connectionId}::uuid AND ${externalId} = ANY(external_ids)`;
  // The command that made the applicant is sealed under the key of the connection, and holds what was sent about them.
  await tx.command.updateMany({
    where: { connectionId, applicantId: null, madeExternalId: externalId },
    data: { input: emptied, answer: null, madeExternalId: null },
  });
}
