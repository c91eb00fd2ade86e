import 'server-only';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { blockersOf } from '#lib/review/case/blockers.ts';
import type { CaseState, Risk } from '#lib/review/case/case.ts';
import { riskOf } from '#lib/review/case/risk.ts';
import type { BlockingHit } from '#lib/review/hits/blockers.ts';
import { unsealRecord } from '../applicants/content.ts';
import type { Tx } from '../database.ts';
import { faceBlockersOf } from '../faces/blockers.ts';
import { blockingHits } from '../hits/live.ts';
import type { Note } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';
import { refreshReview } from './open.ts';

/** `riskPolicy`: the version of the risk points by which the risk was assessed. */
export type Assessed = { blockers: Blocker[]; risk: Risk; riskPolicy: number };

/**
 * The blockers and the risk of an applicant by their record, what members said of the faces, and the kept hits. Locks
 * the hits, unless the transaction has read them (`hits`) and so locked them.
 */
export async function assess(
  tx: Tx,
  applicantId: string,
  record: ApplicantContent,
  { now, problem = null, hits: known }: { now: Date; problem?: string | null; hits?: BlockingHit[] },
): Promise<Assessed> {
  const hits = known ?? (await blockingHits(tx, applicantId));
  const faces = await faceBlockersOf(tx, applicantId);
  const blockers = blockersOf(record, { now, problem, faces, ...(hits === undefined ? {} : { hits }) });
  const { values, versions } = await policiesInForce(tx);
  return { blockers, risk: riskOf(blockers, record, values.risk), riskPolicy: versions.risk };
}

/**
 * Derives the blockers, the risk and the next version of the case under review anew, from the stored record and the
 * hits. Part of every transaction that changes a hit.
 * @returns the case as it is then; null when none is under review or the applicant was erased
 */
export async function refreshCase(
  tx: Tx,
  note: Note,
  applicantId: string,
): Promise<{ id: string; version: number; state: CaseState } | null> {
  const row = await tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } });
  const record = unsealRecord(row);
  if (record === null) return null;
  const assessed = await assess(tx, applicantId, record, { now: new Date(), problem: row.problem });
  return refreshReview(tx, note, { applicantId, ...assessed });
}
