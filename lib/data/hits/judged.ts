import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import { mustBeOpenTo } from '#lib/review/case/decision.ts';
import { endsWait } from '#lib/review/claims/claims.ts';
import { holderOf } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { claimLocked, leaseMinutes } from '../claims/claim.ts';
import { lockCase } from '../claims/lock.ts';
import { databaseNow } from '../commands/record.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { type HitSeal, hitSealOf } from './sealing.ts';

/** The case under review of an applicant whose hits are judged, with what seals their texts. */
export type HitCase = { id: string; applicantId: string; state: CaseState; seal: HitSeal };

/**
 * Hits to be judged, locked in one order, each with its look-ups.
 * @throws Refusal `not_found` when one of them does not exist
 */
export async function lockedHits(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT id FROM hit WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.hit.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    include: { _count: { select: { lookups: true } } },
  });
  if (rows.length !== new Set(ids).size) throw new Refusal('not_found', 'There is no such hit.');
  return rows;
}

/**
 * The case under review of each applicant, locked.
 * @throws Refusal `closed` without a case under review or when the applicant was erased; else why this member may not
 * decide it
 */
export async function casesToJudge(
  tx: Tx,
  actor: MemberActor,
  applicantIds: readonly string[],
): Promise<Map<string, HitCase>> {
  const ids = [...new Set(applicantIds)].sort();
  await tx.$queryRaw`
    SELECT id FROM "case" WHERE applicant_id = ANY(${ids}::uuid[]) AND state <> 'decided' ORDER BY id FOR UPDATE`;
  const rows = await tx.case.findMany({
    where: { applicantId: { in: ids }, state: { not: 'decided' } },
    include: { applicant: { select: { id: true, dataKey: true } } },
  });
  const now = await databaseNow(tx);
  const found = rows.map(({ id, applicantId, applicant, ...row }) => {
    const state = row.state as CaseState;
    mustBeOpenTo(actor, state, holderOf({ ...row, state }, now));
    const seal = hitSealOf(applicant);
    if (seal === null) throw new Refusal('closed', 'This applicant was erased; there is nothing left to judge.');
    return [applicantId, { id, applicantId, state, seal }] as const;
  });
  if (found.length !== ids.length)
    throw new Refusal('closed', 'This case is decided. Reopen it to judge its hits again.');
  return new Map(found);
}

/**
 * Claims the cases whose hits are judged, as any other work does, or prolongs the member's own claims. A case that
 * waits goes on waiting: it is taken up by hand.
 * @throws Refusal as for any claim
 */
export async function claimForWork(tx: Tx, note: Note, actor: MemberActor, cases: Iterable<HitCase>): Promise<void> {
  const minutes = await leaseMinutes();
  for (const { id, state } of cases)
    if (!endsWait(state)) await claimLocked(tx, note, actor, await lockCase(tx, id), minutes);
}
