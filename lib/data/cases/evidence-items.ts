import 'server-only';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabels } from '#lib/review/applicant/labels.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { eyesOf } from '#lib/review/faces/face.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** Part and state are only written from these types. */
type ImageRow = {
  id: string;
  part: ImagePart;
  documentType: string;
  state: EvidenceItem['state'];
  pages: number | null;
  problem: string | null;
  turns: number;
  eyes: number[];
  originalType: string | null;
  originalLength: number | null;
  originalSha256: string | null;
  fetchedAt: Date | null;
  pagesSeen: number;
};

/** An applicant's images for the evidence strip, with what this member has seen of them. */
export async function evidenceItems(applicantId: string, memberId: string): Promise<EvidenceItem[]> {
  const images = await select<ImageRow>(
    Prisma.sql`
      SELECT i.id, i.part, i.document_type AS "documentType", i.state, i.pages, i.problem, i.turns, i.eyes,
        i.original_type AS "originalType", i.original_length AS "originalLength",
        i.original_sha256 AS "originalSha256", i.fetched_at AS "fetchedAt", coalesce(v.pages, 0)::int AS "pagesSeen"
      FROM image i LEFT JOIN (
        SELECT image_id, count(DISTINCT page) AS pages FROM evidence_view
        WHERE applicant_id = ${applicantId}::uuid AND member_id = ${memberId}::uuid AND seen_at IS NOT NULL
        GROUP BY image_id) v ON v.image_id = i.id
      WHERE i.applicant_id = ${applicantId}::uuid AND i.removed_at IS NULL ORDER BY i.position`,
    'evidence of an applicant',
  );
  const labels = evidenceLabels(images);
  return images.map((image, index) => ({
    imageId: image.id,
    position: index + 1,
    label: labels[index] ?? '',
    part: image.part,
    documentType: image.documentType,
    state: image.state,
    pages: image.pages ?? 1,
    original: { type: image.originalType, byteLength: image.originalLength, sha256: image.originalSha256 },
    problem: image.problem,
    isSeen: image.pagesSeen >= (image.pages ?? 1),
    turns: image.turns,
    eyes: eyesOf(image.eyes),
    fetchedAt: image.fetchedAt?.toISOString() ?? null,
  }));
}
