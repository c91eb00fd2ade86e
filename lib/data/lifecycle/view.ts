import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { ErasedView, LifecycleView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { holdOf, type MaybeHeld } from './holds.ts';
import { requestAbout } from './request-view.ts';

/**
 * What is archived, held, asked for and erased about one applicant, and what this member may do about it.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function lifecycleOf(actor: MemberActor, applicantId: string): Promise<LifecycleView> {
  mustBeAble(actor, 'see-applicants');
  const [row, request] = await Promise.all([heldRow(applicantId), requestAbout(actor, applicantId)]);
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  const hold = holdOf(row);
  const erased = row.erasedAt && (await erasedBy(actor, applicantId, row.erasedAt));
  return {
    isArchived: row.archivedAt !== null,
    erased,
    // The reason is free text, which can't be masked.
    hold: hold && {
      reason: can(actor, 'see-names') ? hold.reason : null,
      by: hold.by,
      at: hold.at.toISOString(),
    },
    request,
    may: {
      archive: can(actor, 'send-command') && row.erasedAt === null,
      hold: can(actor, 'hold-applicant') && row.erasedAt === null,
    },
  };
}

type HeldRow = MaybeHeld & { archivedAt: Date | null; erasedAt: Date | null };

async function heldRow(applicantId: string): Promise<HeldRow | undefined> {
  const [row] = await select<HeldRow>(
    Prisma.sql`
      SELECT a.id, a.data_key AS "dataKey", a.archived_at AS "archivedAt", a.erased_at AS "erasedAt",
        h.id AS "holdId", h.reason, h.placed_at AS "placedAt", m.name AS "placedBy"
      FROM applicant a LEFT JOIN legal_hold h ON h.applicant_id = a.id AND h.lifted_at IS NULL
        LEFT JOIN member m ON m.id = h.placed_by
      WHERE a.id = ${applicantId}::uuid`,
    'applicant with hold',
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
