import 'server-only';
import { z } from 'zod';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { RetentionOutcome } from '#lib/review/retention/due.ts';
import type { DueFilter } from '#lib/review/retention/page.ts';
import type { RetentionPage, ShreddedRow } from '#lib/review/retention/view.ts';
import { db } from '../database.ts';
import type { TombstoneWhereInput } from '../generated/models.ts';
import { cursorMoment, readCursor, writtenCursor } from './cursor.ts';
import { namedApplicant, pageLength } from './view.ts';

/**
 * A page of the applicants who were erased, the last one first: when, by whom, and by which rule of the policy. Ids and
 * codes alone; nothing else is left of them.
 * @throws Refusal `not_allowed`
 */
export async function shreddedPage(
  actor: MemberActor,
  filter: DueFilter,
  cursor: string | null,
  labelOf: (provider: string) => string,
): Promise<RetentionPage<ShreddedRow>> {
  mustBeAble(actor, 'see-retention');
  const rows = await db().tombstone.findMany({
    where: { AND: [whereOf(filter), afterOf(cursor)] },
    orderBy: [{ erasedAt: 'desc' }, { applicantId: 'desc' }],
    take: pageLength + 1,
    include: { applicant: { select: { id: true, ...namedApplicant } } },
  });
  const shown = rows.slice(0, pageLength);
  const jobs = await jobsOf(shown.map(({ applicantId }) => applicantId));
  const last = rows.length > pageLength ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ applicantId, applicant, erasedAt, seenAt, outcome }) => ({
      applicantId,
      caseNumber: applicant.cases[0] ? caseNumber(applicant.cases[0].number) : null,
      providerLabel: labelOf(applicant.connection.provider),
      mode: applicant.connection.mode as ShreddedRow['mode'],
      at: erasedAt.toISOString(),
      // Only written from this type.
      outcome: outcome as RetentionOutcome | null,
      by: jobs.get(applicantId) ?? null,
      isStillThere: seenAt !== null,
    })),
    next: last ? writtenCursor({ at: last.erasedAt, id: last.applicantId }) : null,
  };
}

/** How many applicants were erased. @throws Refusal `not_allowed` */
export async function shreddedCount(actor: MemberActor, filter: DueFilter): Promise<number> {
  mustBeAble(actor, 'see-retention');
  return db().tombstone.count({ where: whereOf(filter) });
}

function whereOf({ outcomes, providers }: DueFilter): TombstoneWhereInput {
  return {
    ...(outcomes.length > 0 ? { outcome: { in: [...outcomes] } } : {}),
    ...(providers.length > 0 ? { connection: { provider: { in: [...providers] } } } : {}),
  };
}

const named = { select: { name: true } } as const;

async function jobsOf(applicantIds: string[]): Promise<Map<string, NonNullable<ShreddedRow['by']>>> {
  const items = await db().bulkItem.findMany({
    where: { applicantId: { in: applicantIds }, state: 'done', job: { act: { in: ['anonymize', 'delete'] } } },
    select: {
      applicantId: true,
      job: {
        select: { id: true, act: true, policyVersion: true, member: named, request: { select: { confirmer: named } } },
      },
    },
  });
  return new Map(
    items.map(({ applicantId, job: { id, act, policyVersion, member, request } }) => [
      applicantId,
      { act, jobId: id, asked: member.name, confirmed: request?.confirmer?.name ?? null, policyVersion },
    ]),
  );
}

const Position = z.strictObject({ at: cursorMoment, id: z.uuid() });

function afterOf(cursor: string | null): TombstoneWhereInput {
  const after = readCursor(Position, cursor);
  if (!after) return {};
  return { OR: [{ erasedAt: { lt: after.at } }, { erasedAt: after.at, applicantId: { lt: after.id } }] };
}
