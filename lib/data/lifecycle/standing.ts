import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { mostInJob } from '#lib/review/lifecycle/act.ts';
import type { Standing } from '#lib/review/lifecycle/plan.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { applicantsInQueue } from '../cases/queue.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

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
  const rows = await select<StandingRow>(
    Prisma.sql`
      SELECT a.id, a.connection_id AS "connectionId", a.external_id AS "externalId", n.provider,
        a.archived_at IS NOT NULL AS "isArchived", a.erased_at IS NOT NULL AS "isErased",
        EXISTS (SELECT FROM legal_hold h WHERE h.applicant_id = a.id AND h.lifted_at IS NULL) AS "isOnHold",
        a.deletion_scheduled_for IS NOT NULL AS "isDeletionScheduled", a.data_key IS NOT NULL AS "hasCopy",
        (SELECT number FROM "case" c WHERE c.applicant_id = a.id ORDER BY round DESC LIMIT 1) AS number
      FROM applicant a JOIN connection n ON n.id = a.connection_id
      WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.id`,
    'standing of applicants',
  );
  if (rows.length < ids.length) throw new Refusal('not_found', 'There is no such applicant.');
  return rows.map(({ id, connectionId, externalId, provider, number, ...standing }) => ({
    applicantId: id,
    connectionId,
    provider,
    caseNumber: number === null ? null : BigInt(number),
    externalId,
    standing,
  }));
}

/** int8 comes as text. */
type StandingRow = { id: string; number: string | null } & Pick<Selected, 'connectionId' | 'externalId' | 'provider'> &
  Selected['standing'];
