import 'server-only';
import { z } from 'zod';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { DueTab } from '#lib/review/retention/page.ts';
import type { DueRow, RetentionJob, RetentionPage } from '#lib/review/retention/view.ts';
import { db } from '../database.ts';
import { askedFor } from './asked-for.ts';
import { cursorMoment, readCursor, writtenCursor } from './cursor.ts';
import { type Asked, type Found, listDue } from './list.ts';

/** So many rows are on a page. */
export const pageLength = 50;

const latestCase = { orderBy: { round: 'desc' }, take: 1, select: { number: true } } as const;

/** What of an applicant a list names, without personal data. */
export const namedApplicant = {
  cases: latestCase,
  connection: { select: { provider: true, mode: true } },
} as const;

/**
 * A page of a list of applicants who are not erased, the one due longest first.
 * @param cursor where the page before it ended; one that Docket did not write begins at the first page
 * @param labelOf gives a provider's name on the screen
 * @throws Refusal `not_allowed`
 */
export async function duePage(
  actor: MemberActor,
  asked: Asked,
  { tab, cursor }: { tab: DueTab; cursor: string | null },
  labelOf: (provider: string) => string,
): Promise<RetentionPage<DueRow>> {
  mustBeAble(actor, 'see-retention');
  const found = await listDue(db(), asked, { tab, after: readCursor(Position, cursor), most: pageLength + 1 });
  const shown = found.slice(0, pageLength);
  const last = found.length > pageLength ? shown.at(-1) : undefined;
  return {
    rows: await rowsFrom(shown, labelOf),
    next: last ? writtenCursor({ due: last.due, moment: last.moment, id: last.id }) : null,
  };
}

/** The deletions by the policy that wait for their second person or run, newest first. @throws Refusal `not_allowed` */
export async function retentionJobs(actor: MemberActor): Promise<RetentionJob[]> {
  mustBeAble(actor, 'see-retention');
  const rows = await db().$queryRaw<(Omit<RetentionJob, 'isOwn'> & { memberId: string })[]>`
    SELECT j.id AS "jobId", j.member_id AS "memberId", m.name AS by,
      CASE WHEN j.state = 'prepared' THEN 'waiting' ELSE j.state END AS state,
      (SELECT count(*)::int FROM bulk_item i WHERE i.job_id = j.id AND i.where <> 'nowhere') AS applicants,
      (SELECT count(*)::int FROM bulk_item i WHERE i.job_id = j.id AND i.state = 'done') AS done
    FROM bulk_job j JOIN member m ON m.id = j.member_id LEFT JOIN erasure_request r ON r.job_id = j.id
    WHERE j.policy_version IS NOT NULL
      AND (j.state IN ('running', 'stopped') OR (r.state = 'waiting' AND r.expires_at > clock_timestamp()))
    ORDER BY j.created_at DESC, j.id LIMIT 20`;
  return rows.map(({ memberId, ...row }) => ({ ...row, isOwn: memberId === actor.id }));
}

async function rowsFrom(found: readonly Found[], labelOf: (provider: string) => string): Promise<DueRow[]> {
  const ids = found.map(({ id }) => id);
  const named = await db().applicant.findMany({ where: { id: { in: ids } }, select: { id: true, ...namedApplicant } });
  const byId = new Map(named.map((row) => [row.id, row]));
  const asked = await askedFor(db(), ids);
  return found.flatMap(({ id, outcome, moment, due, keptBy }) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      applicantId: id,
      caseNumber: row.cases[0] ? caseNumber(row.cases[0].number) : null,
      providerLabel: labelOf(row.connection.provider),
      mode: row.connection.mode as DueRow['mode'],
      outcome,
      since: moment.toISOString(),
      dueAt: due.toISOString(),
      keptBy,
      askedIn: asked.get(id) ?? null,
    };
  });
}

const Position = z.strictObject({ due: cursorMoment, moment: cursorMoment, id: z.uuid() });
