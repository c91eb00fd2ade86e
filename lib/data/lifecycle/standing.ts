import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { mostInJob } from '#lib/review/lifecycle/act.ts';
import type { Standing } from '#lib/review/lifecycle/plan.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { applicantsInQueue } from '../cases/queue.ts';
import { db } from '../database.ts';

/** Applicants chosen one by one, or all that a filter of the queue shows now. */
export type Selection = { ids: readonly string[] } | { filter: QueueFilter };

/** An applicant of a selection, as they are now. */
export type Selected = {
  applicantId: string;
  connectionId: string;
  provider: string;
  /** The number of their latest case; null when there was never one. */
  caseNumber: bigint | null;
  externalId: string;
  standing: Standing;
};

const tooMany = `At most ${mostInJob.toLocaleString('en')} applicants in one job. Narrow the filter.`;

/**
 * The applicants of a selection in the order of their ids, as they are now.
 * @throws Refusal `not_allowed`; `invalid` for none or more than 5,000; `not_found` when one of the ids is unknown
 */
export async function selected(actor: Actor, selection: Selection): Promise<Selected[]> {
  mustBeAble(actor, 'see-applicants');
  const ids =
    'ids' in selection ? [...new Set(selection.ids)] : await applicantsInQueue(actor, selection.filter, mostInJob + 1);
  if (ids.length === 0) throw new Refusal('invalid', 'No applicant is selected.');
  if (ids.length > mostInJob) throw new Refusal('invalid', tooMany);
  return standingOf(ids);
}

/**
 * Applicants in the order of their ids, as they are now. The caller checks the right.
 * @throws Refusal `not_found` when one of the ids is unknown
 */
export async function standingOf(ids: readonly string[]): Promise<Selected[]> {
  const rows = await db().applicant.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      connectionId: true,
      externalId: true,
      archivedAt: true,
      erasedAt: true,
      deletionScheduledFor: true,
      dataKey: true,
      connection: { select: { provider: true } },
      holds: { where: { liftedAt: null }, select: { id: true } },
      cases: { orderBy: { round: 'desc' }, take: 1, select: { number: true } },
    },
  });
  if (rows.length < ids.length) throw new Refusal('not_found', 'There is no such applicant.');
  return rows.map((row) => ({
    applicantId: row.id,
    connectionId: row.connectionId,
    provider: row.connection.provider,
    caseNumber: row.cases[0]?.number ?? null,
    externalId: row.externalId,
    standing: {
      isArchived: row.archivedAt !== null,
      isErased: row.erasedAt !== null,
      isOnHold: row.holds.length > 0,
      isDeletionScheduled: row.deletionScheduledFor !== null,
      hasCopy: row.dataKey !== null,
    },
  }));
}
