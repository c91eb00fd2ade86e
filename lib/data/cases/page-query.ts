import 'server-only';
import { z } from 'zod';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { Asker } from './asker.ts';
import { filterConditions, uuids } from './filter-condition.ts';
import { searchedOneByOne } from './search/condition.ts';
import { orderOf } from './sorting.ts';

export const pageSize = 50;

/**
 * Of a name that many have, the cases are walked in their order until a page of them is found. After this many, all
 * that match are found and sorted instead: then few of them are in this list.
 */
export const mostWalked = 20_000;

/** In the text of the statement: a statement planned once, for any limit, would read all to sort it. */
function limit(rows: number): Prisma.Sql {
  return Prisma.raw(`LIMIT ${rows}`);
}

/** Where a page starts: the sort value and id of the row before it, and which way to read. Any depth costs the same. */
export const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  at: z.iso.datetime().refine((at) => at >= '2000'),
  id: z.uuid(),
  /** With an order by risk. */
  rank: z.int().min(0).max(2).optional(),
});

export type Position = z.infer<typeof Position>;

/** How a page is read, where it is not a page of the screen. */
export type Reading = {
  /** The text is asked of one case after the other, in their order. */
  isWalked?: boolean;
  size?: number;
  /** Only these cases, whatever the filter says beside its order. */
  only?: readonly string[] | null;
  /** The applicants that the text finds: it is not asked again. */
  found?: readonly string[] | null;
};

/** The statement that reads a page, with one row more than it holds. */
export function pageQuery(
  filter: QueueFilter,
  from: Position | null,
  asker: Asker,
  { isWalked = false, size = pageSize, only = null, found = null }: Reading = {},
): Prisma.Sql {
  const { rank, columns, isForwards } = orderFrom(filter, from);
  const order = isForwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const text = storable(filter.text);
  const conditions = only
    ? [Prisma.sql`c.id IN (${uuids(only)})`, ...beyond(filter, from)]
    : [
        ...(found ? [Prisma.sql`c.applicant_id = ANY (${found}::uuid[])`] : []),
        ...pageConditions(isWalked || found ? { ...filter, text: '' } : filter, from, asker),
      ];
  // The rows of the page first: joined before, all that a rare filter finds would be.
  return Prisma.sql`
    SELECT c.id, c.number, c.applicant_id, c.state, c.outcome, c.risk, c.blockers, c.opened_at, c.due_at, c.decided_at,
      a.status, a.provider_status, a.flow, s.name, s.latin_name, s.country, n.provider, n.mode,
      m.id AS assignee_id, m.name AS assignee_name, c.sorted_at, c.sorted_rank
    FROM (
      SELECT c.*, ${orderOf(filter).at} AS sorted_at, ${rank ?? Prisma.sql`NULL`}::int AS sorted_rank
      FROM "case" c ${factJoin(filter)}
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY ${Prisma.join(columns.map((column) => Prisma.sql`${column} ${order}`))}
      ${isWalked ? limit(mostWalked) : limit(size + 1)}) c
    JOIN applicant a ON a.id = c.applicant_id
    JOIN connection n ON n.id = c.connection_id
    LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
    LEFT JOIN member m ON m.id = c.assignee_id
    ${isWalked && text ? Prisma.sql`WHERE ${searchedOneByOne(text, asker.seesNames)}` : Prisma.empty}
    ORDER BY c.sorted_rank ${order}, c.sorted_at ${order}, c.id ${order}
    ${limit(size + 1)}`;
}

/** Counts the cases of a walk: fewer than {@link mostWalked} when it came to the end of the list. */
export function walkQuery(filter: QueueFilter, from: Position | null, asker: Asker): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS cases FROM (
      SELECT FROM "case" c ${factJoin(filter)}
      WHERE ${Prisma.join(pageConditions({ ...filter, text: '' }, from, asker), ' AND ')} ${limit(mostWalked)}) walked`;
}

function pageConditions(filter: QueueFilter, from: Position | null, asker: Asker): Prisma.Sql[] {
  return [...filterConditions(filter, asker), ...beyond(filter, from)];
}

/** The columns of an order, and whether it is read upwards from a position. */
function orderFrom(filter: QueueFilter, from: Position | null) {
  const { rank, at, isAscending } = orderOf(filter);
  const columns = [...(rank ? [rank] : []), at, Prisma.sql`c.id`];
  return { rank, columns, isForwards: isAscending === (from?.way !== 'previous') };
}

/** What lies beyond a position, which has as many values as the order has columns. */
function beyond(filter: QueueFilter, from: Position | null): Prisma.Sql[] {
  if (from === null) return [];
  const { columns, isForwards } = orderFrom(filter, from);
  const values = [
    ...(from.rank === undefined ? [] : [Prisma.sql`${from.rank}::int`]),
    Prisma.sql`${new Date(from.at)}::timestamptz`,
    Prisma.sql`${from.id}::uuid`,
  ];
  const than = isForwards ? Prisma.sql`>` : Prisma.sql`<`;
  return [Prisma.sql`(${Prisma.join(columns)}) ${than} (${Prisma.join(values)})`];
}

/** Facts are joined only where a figure asks for them. */
export function factJoin({ figure }: QueueFilter): Prisma.Sql {
  return figure ? Prisma.sql`JOIN case_fact f ON f.case_id = c.id` : Prisma.empty;
}

type Edge = { id: string; sorted_at: Date; sorted_rank: number | null };

/** The cursor of a page beside a row. */
export function position(way: Position['way'], row: Edge): string {
  const at = row.sorted_at.toISOString();
  const rank = row.sorted_rank ?? undefined;
  return Buffer.from(JSON.stringify({ way, at, id: row.id, rank } satisfies Position)).toString('base64url');
}

/** A cursor that Docket did not write (changed in the address bar) or of another order starts at the first page. */
export function readPosition(cursor: string | null, isRanked: boolean): Position | null {
  if (!cursor) return null;
  try {
    const position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return (position.rank !== undefined) === isRanked ? position : null;
  } catch {
    return null;
  }
}
