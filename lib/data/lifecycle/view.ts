import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { Standing } from '#lib/review/lifecycle/plan.ts';
import type { ErasedView, LifecycleView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { holdOf, type MaybeHeld } from './holds.ts';
import { waitingRequest } from './request-view.ts';

/** What is shown of an applicant's lifecycle, and what an act depends on. */
export type Lifecycle = { view: LifecycleView; provider: string; standing: Standing };

/**
 * What is archived, held, asked for and erased about one applicant, and what this member may do about it.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function lifecycleOf(actor: MemberActor, applicantId: string): Promise<Lifecycle> {
  mustBeAble(actor, 'see-applicants');
  const row = await lifecycleRow(applicantId);
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  const { provider, isDeletionScheduled } = row;
  const standing = {
    isArchived: row.archivedAt !== null,
    isErased: row.erasedAt !== null,
    isOnHold: row.holdId !== null,
    isDeletionScheduled,
    hasCopy: row.dataKey !== null,
  };
  return { view: await viewOf(actor, row), provider, standing };
}

async function viewOf(actor: MemberActor, row: LifecycleRow): Promise<LifecycleView> {
  const hold = holdOf(row);
  const [erased, request] = await Promise.all([
    row.erasedAt && erasedBy(actor, row.id, row.erasedAt),
    row.requestId && waitingRequest(actor, row.requestId),
  ]);
  return {
    isArchived: row.archivedAt !== null,
    erased,
    // The reason is free text, which can't be masked.
    hold: hold && {
      reason: can(actor, 'see-names') ? hold.reason : null,
      by: hold.by,
      at: hold.at.toISOString(),
    },
    request: request || null,
    may: {
      archive: can(actor, 'send-command') && row.erasedAt === null,
      hold: can(actor, 'hold-applicant') && row.erasedAt === null,
    },
  };
}

type LifecycleRow = MaybeHeld & {
  provider: string;
  archivedAt: Date | null;
  erasedAt: Date | null;
  isDeletionScheduled: boolean;
  /** The request that waits for a second person and contains this applicant. */
  requestId: string | null;
};

async function lifecycleRow(applicantId: string): Promise<LifecycleRow | undefined> {
  const [row] = await select<LifecycleRow>(
    Prisma.sql`
      SELECT a.id, a.data_key AS "dataKey", a.archived_at AS "archivedAt", a.erased_at AS "erasedAt",
        a.deletion_scheduled_for IS NOT NULL AS "isDeletionScheduled", n.provider,
        h.id AS "holdId", h.reason, h.placed_at AS "placedAt", m.name AS "placedBy",
        (SELECT r.id FROM erasure_request r JOIN bulk_item i ON i.job_id = r.job_id
          WHERE i.applicant_id = a.id AND i.state <> 'skipped' AND r.state = 'waiting' AND r.expires_at > ${new Date()}
          ORDER BY r.requested_at, r.id LIMIT 1) AS "requestId"
      FROM applicant a JOIN connection n ON n.id = a.connection_id
        LEFT JOIN legal_hold h ON h.applicant_id = a.id AND h.lifted_at IS NULL
        LEFT JOIN member m ON m.id = h.placed_by
      WHERE a.id = ${applicantId}::uuid`,
    'lifecycle of an applicant',
  );
  return row;
}

/** The item of a job that erased an applicant; nothing else does. */
async function erasedBy(actor: MemberActor, applicantId: string, at: Date): Promise<ErasedView> {
  const named = { select: { name: true } } as const;
  const { where, job } = await db().bulkItem.findFirstOrThrow({
    where: { applicantId, state: 'done', job: { act: { in: ['anonymize', 'delete'] } } },
    select: {
      where: true,
      job: { select: { id: true, act: true, member: named, request: { select: { confirmer: named } } } },
    },
  });
  return {
    at: at.toISOString(),
    // Only written from this type.
    act: job.act as Act,
    atVendor: where === 'both',
    jobId: can(actor, 'send-command') ? job.id : null,
    by: job.member.name,
    second: job.request?.confirmer?.name ?? null,
  };
}
