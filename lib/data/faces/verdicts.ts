import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabel } from '#lib/review/applicant/labels.ts';
import type { FaceVerdict, FaceVerdictView } from '#lib/review/faces/face.ts';
import { select, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';

type Row = {
  id: string;
  imageAId: string;
  imageBId: string;
  memberId: string;
  by: string;
  at: Date;
  verdict: FaceVerdict;
  isCurrent: boolean;
  labelA: [string, string];
  labelB: [string, string];
};

/** Inside a transaction. */
type Reader = Pick<Tx, '$queryRaw'>;

/**
 * The verdicts in force on pairs of images of which at least one is this applicant's: of each member and pair the
 * latest, unless it was withdrawn. The caller checks the right.
 * @param until only what was said until then counts
 */
async function inForce(tx: Reader | null, applicantId: string, until: Date | null): Promise<Row[]> {
  const sql = Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (v.image_a_id, v.image_b_id, v.member_id)
        v.id, v.image_a_id AS "imageAId", v.image_b_id AS "imageBId", v.member_id AS "memberId", m.name AS "by",
        v.judged_at AS "at", v.verdict,
        a.removed_at IS NULL AND b.removed_at IS NULL
          AND a.original_sha256 = v.original_a_sha256 AND b.original_sha256 = v.original_b_sha256 AS "isCurrent",
        ARRAY[a.document_type, a.part] AS "labelA", ARRAY[b.document_type, b.part] AS "labelB"
      FROM face_verdict v
      JOIN image a ON a.id = v.image_a_id
      JOIN image b ON b.id = v.image_b_id
      JOIN member m ON m.id = v.member_id
      WHERE v.id IN (
          SELECT w.id FROM image i JOIN face_verdict w ON w.image_a_id = i.id
          WHERE i.applicant_id = ${applicantId}::uuid
          UNION SELECT w.id FROM image i JOIN face_verdict w ON w.image_b_id = i.id
          WHERE i.applicant_id = ${applicantId}::uuid)
        AND v.judged_at <= coalesce(${until}::timestamptz, 'infinity')
      ORDER BY v.image_a_id, v.image_b_id, v.member_id, v.judged_at DESC, v.id) latest
    WHERE verdict <> 'withdrawn' ORDER BY "at" DESC`;
  return tx ? tx.$queryRaw<Row[]>(sql) : select<Row>(sql, 'verdicts on faces');
}

/** The verdicts in force on faces of this applicant, newest first. The caller checks the right to see images. */
export async function faceVerdictsOf(
  applicantId: string,
  reader: Pick<MemberActor, 'id'> | null,
  until: Date | null = null,
): Promise<FaceVerdictView[]> {
  return (await inForce(null, applicantId, until)).map((row) => ({
    id: row.id,
    imageIds: [row.imageAId, row.imageBId],
    labels: [labelOf(row.labelA), labelOf(row.labelB)],
    verdict: row.verdict,
    by: row.by,
    isOwn: row.memberId === reader?.id,
    at: row.at.toISOString(),
    isCurrent: row.isCurrent ?? false,
  }));
}

/** The verdicts that count against approving, or not: those whose files are still the ones that were compared. */
export async function countedFaceVerdicts(
  tx: Reader,
  applicantId: string,
): Promise<{ id: string; verdict: FaceVerdict }[]> {
  return (await inForce(tx, applicantId, null)).filter(({ isCurrent }) => isCurrent);
}

function labelOf([documentType, part]: [string, string]): string {
  // The column is only written from this type.
  return evidenceLabel(documentType, part as ImagePart);
}
