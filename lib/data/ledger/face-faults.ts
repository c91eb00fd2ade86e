import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../database.ts';
import { byId, firstDifference, isId, pagesOf } from './compare.ts';
import { entriesAbout } from './rounds/entries.ts';

type Stored = Awaited<ReturnType<typeof verdictsById>>[number];

/** Compares what was said of faces with its entries. Keys are the entries' numbers; null where all is equal. */
export async function faceFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'faces.judged');
  const ids = logged.map(({ details }) => String(details.verdictId)).filter(isId);
  const stored = new Map((await verdictsById(tx, ids)).map((row) => [row.id, row]));
  return new Map(logged.map((entry) => [entry.seq, faultOf(entry, stored.get(String(entry.details.verdictId)))]));
}

/** Verdicts on faces without an entry about each applicant whose image it is. */
export async function* unrecordedFaces(tx: Tx): AsyncGenerator<RecordFault> {
  const applicant = { select: { applicantId: true } };
  const page = (after: string) =>
    tx.faceVerdict.findMany({ ...byId(after), select: { id: true, imageA: applicant, imageB: applicant } });
  for await (const rows of pagesOf(page)) {
    const applicants = rows.flatMap(({ imageA, imageB }) => [imageA.applicantId, imageB.applicantId]);
    const entries = await entriesAbout(tx, ['faces.judged'], [...new Set(applicants)]);
    const logged = new Set(entries.map(({ subject, details }) => `${subject?.id} ${String(details.verdictId)}`));
    for (const { id, imageA, imageB } of rows)
      if (!logged.has(`${imageA.applicantId} ${id}`) || !logged.has(`${imageB.applicantId} ${id}`))
        yield { place: { table: 'face_verdict', id }, reason: 'the ledger has no entry for it' };
  }
}

function verdictsById(tx: Tx, ids: string[]) {
  const applicant = { select: { applicantId: true } };
  return tx.faceVerdict.findMany({ where: { id: { in: ids } }, include: { imageA: applicant, imageB: applicant } });
}

function faultOf({ actor, subject, details }: LedgerEntry, row: Stored | undefined): string | null {
  const logged = details as AuditDetails['faces.judged'];
  if (!row) return `its verdict on faces ${logged.verdictId} is missing`;
  const about = subject?.id === row.imageB.applicantId ? row.imageB.applicantId : row.imageA.applicantId;
  return firstDifference([
    ['its verdict on faces is', logged.verdict, row.verdict],
    ['its verdict on faces is by', actor.id, row.memberId],
    ['its verdict on faces is about the applicant', subject?.id, about],
    ['its verdict on faces is about the images', logged.images, imagesOf(row)],
  ]);
}

function imagesOf(row: Stored): AuditDetails['faces.judged']['images'] {
  return [
    { imageId: row.imageAId, copySha256: row.copyASha256, originalSha256: row.originalASha256 },
    { imageId: row.imageBId, copySha256: row.copyBSha256, originalSha256: row.originalBSha256 },
  ];
}
