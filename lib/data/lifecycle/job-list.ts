import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { JobLineOfList, JobState, Jobs, OfAll } from '#lib/review/lifecycle/view.ts';
import { db } from '../database.ts';

const mostShown = 100;

type Row = {
  id: string;
  act: Act;
  state: JobState;
  by: string;
  isOwn: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  applicants: number;
  possible: number;
  done: number;
  failed: number;
  skipped: number;
  onlyNumber: bigint | null;
};

/**
 * The jobs of the desk: those that are not over, and those that ended, newest first, at most 100 each. A dry run that
 * was never started is none; one that waits for its second person is in the requests for erasure.
 * @throws Refusal `not_allowed`
 */
export async function jobList(actor: MemberActor): Promise<Jobs> {
  mustBeAble(actor, 'send-command');
  const [underWay, ended] = await Promise.all([jobsIn(actor, ['running', 'stopped']), jobsIn(actor, ['finished'])]);
  return { underWay, ended };
}

async function jobsIn(actor: MemberActor, states: JobState[]): Promise<OfAll<JobLineOfList>> {
  const [rows, all] = await Promise.all([
    rowsIn(actor, states),
    db().bulkJob.count({ where: { state: { in: states } } }),
  ]);
  return { rows: rows.map(lineOf), all };
}

function rowsIn(actor: MemberActor, states: JobState[]): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    WITH shown AS (
      SELECT * FROM bulk_job WHERE state = ANY(${states}::text[]) ORDER BY started_at DESC, id LIMIT ${mostShown}
    )
    SELECT j.id, j.act, j.state, m.name AS by, j.member_id = ${actor.id}::uuid AS "isOwn", j.created_at AS "createdAt",
      j.started_at AS "startedAt", j.finished_at AS "finishedAt", j.undone_at AS "undoneAt", n.*,
      CASE WHEN n.applicants = 1 THEN (
        SELECT c.number FROM bulk_item i JOIN "case" c ON c.applicant_id = i.applicant_id
        WHERE i.job_id = j.id ORDER BY c.round DESC LIMIT 1) END AS "onlyNumber"
    FROM shown j JOIN member m ON m.id = j.member_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS applicants, count(*) FILTER (WHERE i.where <> 'nowhere')::int AS possible,
        count(*) FILTER (WHERE i.state = 'done')::int AS done,
        count(*) FILTER (WHERE i.state = 'failed')::int AS failed,
        count(*) FILTER (WHERE i.state = 'skipped' AND i.where <> 'nowhere')::int AS skipped
      FROM bulk_item i WHERE i.job_id = j.id
    ) n
    ORDER BY j.started_at DESC, j.id`;
}

function lineOf({ onlyNumber, createdAt, startedAt, finishedAt, undoneAt, ...row }: Row): JobLineOfList {
  return {
    ...row,
    name: factsOfAct(row.act).name,
    caseNumber: onlyNumber === null ? null : caseNumber(onlyNumber),
    startedAt: (startedAt ?? createdAt).toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}
