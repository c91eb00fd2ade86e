import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { ErasedView, LifecycleView } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { holdOf } from './holds.ts';
import { requestAbout } from './request-view.ts';

/**
 * What is archived, held, asked for and erased about one applicant, and what this member may do about it.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function lifecycleOf(actor: MemberActor, applicantId: string): Promise<LifecycleView> {
  mustBeAble(actor, 'see-applicants');
  const row = await db().applicant.findUnique({
    where: { id: applicantId },
    select: { id: true, dataKey: true, archivedAt: true, erasedAt: true },
  });
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  const [hold, request, erased] = await Promise.all([
    holdOf(row),
    requestAbout(actor, applicantId),
    row.erasedAt && erasedBy(actor, applicantId, row.erasedAt),
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
    request,
    may: {
      archive: can(actor, 'send-command') && row.erasedAt === null,
      hold: can(actor, 'hold-applicant') && row.erasedAt === null,
    },
  };
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
