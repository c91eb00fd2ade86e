import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { imagesAreOpen } from '../cases/evidence.ts';
import { db, type Tx } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { hitSealOf } from './sealing.ts';

/** A look-up's file to send: a picture encoded anew to show, or a PDF to save. */
export type OpenedFile = { kind: 'picture' | 'pdf'; bytes: Uint8Array; at: Date };

/**
 * The file of a look-up, for those who may see the applicant's images now. Recorded in the ledger before it is sent.
 * @throws Refusal `not_allowed`; `not_found` without a file or once the applicant was erased; `closed` for a role that
 * first says why it needs to see images
 */
export async function openLookupFile(actor: Actor, lookupId: string): Promise<OpenedFile> {
  mustBeAble(actor, 'see-hits');
  mustBeAble(actor, 'see-images');
  const found = await db().hitLookup.findUnique({
    where: { id: lookupId },
    include: { file: true, hit: { select: { applicant: { select: { id: true, dataKey: true } } } } },
  });
  const seal = found && hitSealOf(found.hit.applicant);
  if (!found?.file || !seal) throw new Refusal('not_found', 'There is no such file.');
  const applicantId = found.hit.applicant.id;
  if (!(await imagesAreOpen(actor, applicantId)))
    throw new Refusal('closed', 'Say why you need to see the images of this applicant first.');
  const { picture, bytes } = found.file;
  const opened: OpenedFile = picture
    ? { kind: 'picture', bytes: seal.unsealFile('hit_lookup_file.picture', lookupId, picture), at: found.at }
    : { kind: 'pdf', bytes: seal.unsealFile('hit_lookup_file.bytes', lookupId, bytes), at: found.at };
  await change(actor, async (_tx, note) => {
    const details = { lookupId, hitId: found.hitId, fileSha256: found.fileSha256 ?? '' };
    note({ kind: 'lookup-file.sent', details }, { type: 'applicant', id: applicantId });
  });
  return opened;
}

/**
 * Deletes the files of an applicant's look-ups, once the data key that sealed them is destroyed; a trigger refuses it
 * before. The look-ups stay, with the hashes of their files.
 */
export async function deleteLookupFiles(tx: Tx, applicantId: string): Promise<void> {
  await tx.hitLookupFile.deleteMany({ where: { lookup: { hit: { applicantId } } } });
}
