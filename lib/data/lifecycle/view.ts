import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';
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
  const [hold, request] = await Promise.all([holdOf(row), requestAbout(actor, applicantId)]);
  return {
    isArchived: row.archivedAt !== null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
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
