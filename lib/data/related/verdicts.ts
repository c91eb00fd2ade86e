import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RelatedApplicant, RelationVerdict } from '#lib/review/related/related.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Records whether two applicants are the same person; null withdraws the verdict. Nothing else follows from it: both
 * keep their own cases.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function judgeRelation(
  actor: Actor,
  applicantId: string,
  otherId: string,
  verdict: RelationVerdict | null,
): Promise<void> {
  mustBeAble(actor, 'write-note');
  if (applicantId === otherId) throw new Refusal('invalid', 'This is one applicant, not two.');
  const [applicantAId = '', applicantBId = ''] = [applicantId, otherId].sort();
  await changeIfAny(actor, async (tx, note) => {
    const found = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM applicant WHERE id IN (${applicantAId}::uuid, ${applicantBId}::uuid)
      ORDER BY id FOR NO KEY UPDATE`;
    if (found.length < 2) throw new Refusal('not_found', 'There is no such applicant.');
    const last = await tx.relationVerdict.findFirst({
      where: { applicantAId, applicantBId },
      orderBy: { judgedAt: 'desc' },
      select: { verdict: true },
    });
    const next = verdict ?? 'withdrawn';
    if ((last?.verdict ?? 'withdrawn') === next) return;
    await tx.relationVerdict.create({
      data: { id: randomUUID(), applicantAId, applicantBId, verdict: next, memberId: actor.id },
    });
    for (const [id, other] of [
      [applicantAId, applicantBId],
      [applicantBId, applicantAId],
    ] as const)
      note({ kind: 'relation.judged', details: { otherId: other, verdict: next } }, { type: 'applicant', id });
  });
}

/** The verdicts in force about this applicant, by the other's id. The caller checks the right. */
export async function verdictsOf(applicantId: string): Promise<Map<string, NonNullable<RelatedApplicant['verdict']>>> {
  const rows = await db().relationVerdict.findMany({
    where: { OR: [{ applicantAId: applicantId }, { applicantBId: applicantId }] },
    orderBy: { judgedAt: 'asc' },
    include: { member: { select: { name: true } } },
  });
  const latest = new Map(
    rows.map((row) => [row.applicantAId === applicantId ? row.applicantBId : row.applicantAId, row]),
  );
  return new Map(
    [...latest].flatMap(([id, { verdict, member, judgedAt }]) =>
      verdict === 'withdrawn'
        ? []
        : [[id, { verdict: verdict as RelationVerdict, by: member.name, at: judgedAt.toISOString() }]],
    ),
  );
}
