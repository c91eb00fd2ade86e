import 'server-only';
import { z } from 'zod';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { type ProviderStatus, providerStatuses } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { type CaseState, caseNumber, caseStates, type Outcome, type Risk } from '#lib/review/case/case.ts';
import type { QueueFilter, QueueRow } from '#lib/review/case/queue.ts';
import { maskName } from '#lib/review/facts/mask.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { mustSeeFigure } from './figure-condition.ts';
import { type Asker, filterConditions } from './filter-condition.ts';
import { orderOf } from './sorting.ts';

export const pageSize = 50;

/** Where a page starts: the sort value and id of the row before it, and which way to read. Any depth costs the same. */
const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  at: z.iso.datetime().refine((at) => at >= '2000'),
  id: z.uuid(),
  /** With an order by risk. */
  rank: z.int().min(0).max(2).optional(),
});

export type Position = z.infer<typeof Position>;

const Row = z.object({
  id: z.uuid(),
  number: z.bigint(),
  applicant_id: z.uuid(),
  state: z.enum(caseStates),
  outcome: z.string().nullable(),
  risk: z.string(),
  blockers: z.array(z.custom<Blocker>()),
  opened_at: z.date(),
  due_at: z.date(),
  decided_at: z.date().nullable(),
  status: z.enum(providerStatuses),
  provider_status: z.string().nullable(),
  name: z.string().nullable(),
  latin_name: z.string().nullable(),
  country: z.string().nullable(),
  provider: z.string(),
  mode: z.enum(['test', 'live']),
  assignee_id: z.uuid().nullable(),
  assignee_name: z.string().nullable(),
  sorted_at: z.date(),
  sorted_rank: z.int().nullable(),
});

/** A page of cases in the order of the filter, and the cursors of the pages beside it. */
export type CasePage = { rows: Omit<QueueRow, 'providerLabel'>[]; next: string | null; previous: string | null };

/**
 * Reads one page of the queue by keyset. A role to which names are masked searches by case number and id alone.
 * @throws Refusal `not_allowed`
 */
export async function casePage(actor: Actor, filter: QueueFilter): Promise<CasePage> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const from = readPosition(filter.cursor, orderOf(filter).rank !== null);
  const isBackwards = from?.way === 'previous';
  const seesNames = can(actor, 'see-names');
  const found = z.array(Row).parse(await db().$queryRaw(pageQuery(filter, from, askerOf(actor))));
  const rows = found.slice(0, pageSize);
  if (isBackwards) rows.reverse();
  const hasMore = found.length > pageSize;
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => queueRow(row, !seesNames)),
    next: last && (isBackwards || hasMore) ? position('next', last) : null,
    previous: first && (isBackwards ? hasMore : from !== null) ? position('previous', first) : null,
  };
}

/**
 * The applicants that a filter of the queue shows, whatever the page, in the order of their ids, at most `limit`.
 * @throws Refusal `not_allowed`
 */
export async function applicantsInQueue(actor: Actor, filter: QueueFilter, limit: number): Promise<string[]> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.applicant_id AS id FROM "case" c ${factJoin(filter)}
    WHERE ${Prisma.join(filterConditions(filter, askerOf(actor)), ' AND ')}
    ORDER BY c.applicant_id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The statement that reads a page; exported so that its plans can be tested. */
export function pageQuery(filter: QueueFilter, from: Position | null, asker: Asker): Prisma.Sql {
  const { rank, at, isAscending } = orderOf(filter);
  const isForwards = isAscending === (from?.way !== 'previous');
  const order = isForwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const columns = [...(rank ? [rank] : []), at, Prisma.sql`c.id`];
  // The rows of the page first: joined before, all that a rare filter finds would be.
  return Prisma.sql`
    SELECT c.*, a.status, a.provider_status, s.name, s.latin_name, s.country, n.provider, n.mode, m.name AS assignee_name
    FROM (
      SELECT c.id, c.number, c.applicant_id, c.connection_id, c.state, c.outcome, c.risk, c.blockers, c.opened_at,
        c.due_at, c.decided_at, c.assignee_id, ${at} AS sorted_at, ${rank ?? Prisma.sql`NULL`}::int AS sorted_rank
      FROM "case" c
      ${factJoin(filter)}
      WHERE ${Prisma.join([...filterConditions(filter, asker), ...beyond(from, columns, isForwards)], ' AND ')}
      ORDER BY ${Prisma.join(columns.map((column) => Prisma.sql`${column} ${order}`))}
      LIMIT ${pageSize + 1}) c
    JOIN applicant a ON a.id = c.applicant_id
    JOIN connection n ON n.id = c.connection_id
    LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
    LEFT JOIN member m ON m.id = c.assignee_id
    ORDER BY c.sorted_rank ${order}, c.sorted_at ${order}, c.id ${order}`;
}

/** What lies beyond a position, which has as many values as the order has columns. */
function beyond(from: Position | null, columns: Prisma.Sql[], isForwards: boolean): Prisma.Sql[] {
  if (from === null) return [];
  const values = [
    ...(from.rank === undefined ? [] : [Prisma.sql`${from.rank}::int`]),
    Prisma.sql`${new Date(from.at)}::timestamptz`,
    Prisma.sql`${from.id}::uuid`,
  ];
  const than = isForwards ? Prisma.sql`>` : Prisma.sql`<`;
  return [Prisma.sql`(${Prisma.join(columns)}) ${than} (${Prisma.join(values)})`];
}

/** What the conditions of a filter need to know of a member. */
export function askerOf(actor: MemberActor): Asker {
  return { meId: actor.id, seesNames: can(actor, 'see-names') };
}

/** Facts are joined only where a figure asks for them. */
function factJoin({ figure }: QueueFilter): Prisma.Sql {
  return figure ? Prisma.sql`JOIN case_fact f ON f.case_id = c.id` : Prisma.empty;
}

/**
 * Exactly how many cases a figure is of, with the other filters beside it.
 * @throws Refusal `not_allowed`
 */
export async function figureCount(actor: Actor, filter: QueueFilter): Promise<number> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const [found] = await db().$queryRaw<{ cases: number }[]>`
    SELECT count(*)::int AS cases FROM "case" c ${factJoin(filter)}
    WHERE ${Prisma.join(filterConditions(filter, askerOf(actor)), ' AND ')}`;
  return found?.cases ?? 0;
}

function queueRow(row: z.infer<typeof Row>, isMasked: boolean): Omit<QueueRow, 'providerLabel'> {
  return {
    caseId: row.id,
    caseNumber: caseNumber(row.number),
    applicantId: row.applicant_id,
    name: isMasked ? maskName(row.name) : row.name,
    latinName: isMasked ? null : row.latin_name,
    country: row.country,
    provider: row.provider,
    mode: row.mode,
    state: row.state as CaseState,
    outcome: row.outcome as Outcome | null,
    status: row.status as ProviderStatus,
    providerStatus: row.provider_status,
    blockers: row.blockers,
    risk: row.risk as Risk,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    assignee: row.assignee_id && row.assignee_name ? { id: row.assignee_id, name: row.assignee_name } : null,
  };
}

function position(way: Position['way'], row: z.infer<typeof Row>): string {
  const at = row.sorted_at.toISOString();
  const rank = row.sorted_rank ?? undefined;
  return Buffer.from(JSON.stringify({ way, at, id: row.id, rank } satisfies Position)).toString('base64url');
}

/** A cursor that Docket did not write (changed in the address bar) or of another order starts at the first page. */
function readPosition(cursor: string | null, isRanked: boolean): Position | null {
  if (!cursor) return null;
  try {
    const position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return (position.rank !== undefined) === isRanked ? position : null;
  } catch {
    return null;
  }
}
