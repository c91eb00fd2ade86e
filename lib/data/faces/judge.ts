import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { type FaceVerdict, pairOf, showsFace } from '#lib/review/faces/face.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { mustBeAbleToSeeImage } from '../cases/evidence.ts';
import type { Tx } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { verdictsOf } from '../related/verdicts.ts';
import { followFaces } from './follow.ts';

type Pair = [string, string];

type Hashes = { copyASha256: string; copyBSha256: string; originalASha256: string; originalBSha256: string };

/**
 * Records whether the faces on two images are of one person; null withdraws what this member said. It is about the two
 * copies that the member was sent last, and is kept with their hashes. The blockers of the cases follow from it.
 * @throws Refusal `not_allowed`, `not_found`; `invalid` for two images that can't be compared; `closed` when one of
 * them was not sent to this member at full size; `changed` when one is another file than the member was sent
 */
export async function judgeFaces(
  actor: Actor,
  oneId: string,
  otherId: string,
  verdict: FaceVerdict | null,
): Promise<void> {
  mustBeAble(actor, 'decide-case');
  if (oneId === otherId) throw new Refusal('invalid', 'This is one image, not two.');
  const pair = pairOf(oneId, otherId);
  const owners = [await mustBeAbleToSeeImage(actor, pair[0]), await mustBeAbleToSeeImage(actor, pair[1])];
  const applicantIds = [...new Set(owners.map(({ applicantId }) => applicantId))].sort();
  await mustBeOnePerson(applicantIds);
  await changeIfAny(actor, async (tx, note) => {
    await tx.$queryRaw`SELECT id FROM applicant WHERE id = ANY (${applicantIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    const last = await tx.faceVerdict.findFirst({
      where: { imageAId: pair[0], imageBId: pair[1], memberId: actor.id },
      orderBy: { judgedAt: 'desc' },
    });
    const hashes = verdict === null ? last && hashesOf(last) : await sentHashes(tx, actor.id, pair);
    const next: FaceVerdict | 'withdrawn' = verdict ?? 'withdrawn';
    if (hashes === null || (last?.verdict === next && isSame(hashes, hashesOf(last)))) return;
    const id = randomUUID();
    const [imageAId, imageBId] = pair;
    await tx.faceVerdict.create({ data: { id, imageAId, imageBId, ...hashes, verdict: next, memberId: actor.id } });
    const details = { verdictId: id, verdict: next, images: named(pair, hashes) };
    for (const applicantId of applicantIds)
      note({ kind: 'faces.judged', details }, { type: 'applicant', id: applicantId });
    for (const applicantId of applicantIds) await followFaces(tx, note, applicantId);
  });
}

/** Images of two applicants are compared only where a member judged both to be the same person. */
async function mustBeOnePerson([id = '', otherId]: string[]): Promise<void> {
  if (otherId === undefined) return;
  if ((await verdictsOf(id)).get(otherId)?.verdict !== 'same')
    throw new Refusal('invalid', 'These two applicants have not been judged to be the same person.');
}

type Sent = {
  id: string;
  documentType: string;
  part: string;
  sentSha256: string | null;
  copySha256: string | null;
  originalSha256: string | null;
};

/** The hashes of the copies that the member was sent last, and of the files from which they were made. */
async function sentHashes(tx: Tx, memberId: string, pair: Pair): Promise<Hashes> {
  const rows = await tx.$queryRaw<Sent[]>`
    SELECT i.id, i.document_type AS "documentType", i.part, v.sha256 AS "sentSha256",
      k.sha256 AS "copySha256", k.original_sha256 AS "originalSha256"
    FROM image i
    LEFT JOIN LATERAL (
      SELECT e.sha256 FROM evidence_view e
      WHERE e.applicant_id = i.applicant_id AND e.member_id = ${memberId}::uuid
        AND e.image_id = i.id AND e.page = 1 AND e.size = 'full'
      ORDER BY e.sent_at DESC LIMIT 1) v ON true
    LEFT JOIN image_copy k ON k.image_id = i.id AND k.page = 1 AND k.size = 'full'
      AND k.sha256 = v.sha256 AND k.original_sha256 = i.original_sha256
    WHERE i.id = ANY (${pair}::uuid[])`;
  const [a, b] = pair.map((imageId) => sentCopy(rows.find(({ id }) => id === imageId)));
  if (!a || !b) throw new Refusal('not_found', 'There is no such image.');
  return {
    copyASha256: a.copySha256,
    copyBSha256: b.copySha256,
    originalASha256: a.originalSha256,
    originalBSha256: b.originalSha256,
  };
}

function sentCopy(row: Sent | undefined) {
  if (!row) return null;
  // The column is only written from this type.
  if (!showsFace({ ...row, part: row.part as ImagePart }))
    throw new Refusal('invalid', 'One of these images shows no face.');
  if (row.sentSha256 === null) throw new Refusal('closed', 'Look at both faces first.');
  const { copySha256, originalSha256 } = row;
  if (copySha256 === null || originalSha256 === null)
    throw new Refusal('changed', 'One of the two images is another file now. Look at it again.');
  return { copySha256, originalSha256 };
}

function hashesOf({ copyASha256, copyBSha256, originalASha256, originalBSha256 }: Hashes): Hashes {
  return { copyASha256, copyBSha256, originalASha256, originalBSha256 };
}

function isSame(one: Hashes, other: Hashes): boolean {
  return JSON.stringify(hashesOf(one)) === JSON.stringify(hashesOf(other));
}

function named([imageAId, imageBId]: Pair, hashes: Hashes) {
  return [
    { imageId: imageAId, copySha256: hashes.copyASha256, originalSha256: hashes.originalASha256 },
    { imageId: imageBId, copySha256: hashes.copyBSha256, originalSha256: hashes.originalBSha256 },
  ];
}
