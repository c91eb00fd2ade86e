import 'server-only';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabels } from '#lib/review/applicant/labels.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { eyesOf } from '#lib/review/faces/face.ts';
import { db } from '../database.ts';

/** An applicant's images for the evidence strip, with what this member has seen of them. */
export async function evidenceItems(applicantId: string, memberId: string): Promise<EvidenceItem[]> {
  const [images, seen] = await Promise.all([
    db().image.findMany({ where: { applicantId, removedAt: null }, orderBy: { position: 'asc' } }),
    db().evidenceView.findMany({
      where: { applicantId, memberId, seenAt: { not: null } },
      distinct: ['imageId', 'page'],
      select: { imageId: true },
    }),
  ]);
  const pagesSeen = Map.groupBy(seen, ({ imageId }) => imageId);
  const labels = evidenceLabels(images.map(({ documentType, part }) => ({ documentType, part: part as ImagePart })));
  return images.map((image, index) => ({
    imageId: image.id,
    position: index + 1,
    label: labels[index] ?? '',
    part: image.part as ImagePart,
    documentType: image.documentType,
    state: image.state as EvidenceItem['state'],
    pages: image.pages ?? 1,
    original: { type: image.originalType, byteLength: image.originalLength, sha256: image.originalSha256 },
    problem: image.problem,
    isSeen: (pagesSeen.get(image.id)?.length ?? 0) >= (image.pages ?? 1),
    turns: image.turns,
    eyes: eyesOf(image.eyes),
    fetchedAt: image.fetchedAt?.toISOString() ?? null,
  }));
}
