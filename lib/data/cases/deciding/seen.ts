import 'server-only';
import type { EvidenceView } from '#lib/review/case/evidence.ts';
import { type AnsweredHit, type SeenByTwo, seenByTwo, type TwoPeople } from '#lib/review/case/second/seen.ts';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import { db } from '../../database.ts';
import { hitSealOf, unsealHit } from '../../hits/sealing.ts';

/** What the first person and the reader had on the screen, and when. */
export async function seenOf(
  applicantId: string,
  people: TwoPeople,
  evidence: readonly EvidenceView[],
): Promise<SeenByTwo> {
  const both = [people.firstId, people.readerId];
  const [pages, opened] = await Promise.all([
    db().evidenceView.findMany({
      where: { applicantId, memberId: { in: both }, size: 'full', seenAt: { not: null } },
      select: { memberId: true, imageId: true, page: true, sha256: true, seenAt: true },
    }),
    db().ledgerRow.findMany({
      where: { subjectId: applicantId, kind: 'applicant.opened', actorId: { in: both } },
      orderBy: { seq: 'asc' },
      select: { actorId: true, at: true },
    }),
  ]);
  return seenByTwo(people, evidence, {
    pages: pages.flatMap(({ memberId, seenAt, ...page }) => (seenAt ? [{ ...page, by: memberId, at: seenAt }] : [])),
    opened: opened.flatMap(({ actorId, at }) => (actorId ? [{ by: actorId, at }] : [])),
  });
}

/** The hits that had a verdict when a decision was staged, each with the verdict in force then. @throws SealBroken */
export async function answeredHits(applicant: Parameters<typeof hitSealOf>[0], stagedAt: Date): Promise<AnsweredHit[]> {
  const seal = hitSealOf(applicant);
  if (seal === null) return [];
  const rows = await db().hit.findMany({
    where: { applicantId: applicant.id, goneAt: null },
    orderBy: [{ severity: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      record: true,
      resolutions: {
        where: { at: { lte: stagedAt } },
        orderBy: { seq: 'desc' },
        take: 1,
        include: { member: { select: { name: true } } },
      },
    },
  });
  return rows.flatMap(({ id, record, resolutions: [last] }): AnsweredHit[] => {
    if (last?.kind !== 'resolved' || last.verdict === null) return [];
    const { name, list } = unsealHit(seal, 'hit.record', id, record);
    return [
      {
        hitId: id,
        label: [name, list].filter((word) => word !== null).join(', ') || 'A hit without a record',
        // The column is only written from this type.
        verdict: last.verdict as HitVerdict,
        by: last.member?.name ?? 'Docket',
        at: last.at.toISOString(),
        note: last.note && seal.unseal('hit_resolution.note', last.id, last.note),
      },
    ];
  });
}
