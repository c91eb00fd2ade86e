import 'server-only';
import type { Hit } from '#lib/review/applicant/applicant.ts';
import type { OpenHit } from '#lib/review/case/blocker.ts';
import type { BlockingHit } from '#lib/review/hits/blockers.ts';
import type { HitState } from '#lib/review/hits/hit.ts';
import type { HitTopic } from '#lib/review/hits/topic.ts';
import { select, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { sha256 } from '../hash.ts';
import type { SealingKey } from '../seal.ts';
import { hitSeal, unsealHit } from './sealing.ts';

/**
 * Locks the hits of an applicant, in one order for all who do, before they or the case are changed. The lock on the
 * hits always comes before the one on the case.
 */
export async function lockHits(tx: Tx, applicantId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM hit WHERE applicant_id = ${applicantId}::uuid ORDER BY id FOR UPDATE`;
}

/** {@link lockHits} of the applicant whose case it is, before that is locked. */
export async function lockHitsOfCase(tx: Tx, caseId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM hit WHERE applicant_id = (SELECT applicant_id FROM "case" WHERE id = ${caseId}::uuid)
    ORDER BY id FOR UPDATE`;
}

/**
 * The hits that the vendor still tells, for the blockers; undefined while none were derived from the applicant's record
 * yet, and then all that the record says is open.
 */
export async function blockingHits(tx: Tx, applicantId: string): Promise<BlockingHit[] | undefined> {
  await lockHits(tx, applicantId);
  const { hitsReadAt, hits } = await tx.applicant.findUniqueOrThrow({
    where: { id: applicantId },
    select: {
      hitsReadAt: true,
      hits: {
        where: { goneAt: null },
        orderBy: [{ severity: 'desc' }, { hasRecord: 'desc' }, { foundAt: 'asc' }, { id: 'asc' }],
        select: { id: true, topic: true, state: true, hasRecord: true },
      },
    },
  });
  if (hitsReadAt === null) return undefined;
  return hits.map((row) => ({ ...row, topic: row.topic as HitTopic, state: row.state as HitState }));
}

/** A hit as stored, for {@link namedHits}. */
export type SealedHit = { id: string; record: string; foundAt: Date; screenedAt: Date | null };

/** Reads the hits of an applicant. The caller checks the right. */
export function sealedHits(applicantId: string): Promise<SealedHit[]> {
  return select<SealedHit>(
    Prisma.sql`
      SELECT id, record, found_at AS "foundAt", screened_at AS "screenedAt" FROM hit
      WHERE applicant_id = ${applicantId}::uuid`,
    'hits of an applicant',
  );
}

/** The hits of an applicant by id, as the blockers name them. @param key the applicant's; null once they are erased */
export function namedHits(key: SealingKey | null, rows: readonly SealedHit[]): Map<string, OpenHit> {
  if (key === null) return new Map();
  const seal = hitSeal(key);
  return new Map(
    rows.map(({ id, record, foundAt, screenedAt }) => {
      const { list, name, birthDate, reason } = unsealHit(seal, 'hit.record', id, record);
      const at = (screenedAt ?? foundAt).toISOString();
      return [id, { list, entity: name, birthDate, reason, foundAt: at, position: null }];
    }),
  );
}

/** Tells whether the vendor says the same of the hits as before; its raw answer and its links are left out. */
export function hitsHash(hits: readonly Hit[]): string {
  return sha256(JSON.stringify(hits.map(({ raw: _, url: __, ...hit }) => hit)));
}
