import 'server-only';
import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { EntryRank, Order } from './sorting.ts';

/** Where a page starts: the sort values and id of the row before it, and which way to read. Any depth costs as much. */
export const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  at: z.iso.datetime().refine((at) => at >= '2000'),
  id: z.uuid(),
  /** By risk its number; by country the country, and by provider or assignee the id; null where it is missing. */
  rank: z.union([z.int().min(0).max(2), z.string().refine((text) => storable(text) === text), z.null()]).optional(),
});

export type Position = z.infer<typeof Position>;

/**
 * Rows of an order that an index has one after the other: their conditions, what they are sorted by, and their rank.
 * With `entries` they are the rows of each of these, one entry after the other; `e.nth` is the place of one.
 */
export type Section = {
  conditions: Prisma.Sql[];
  columns: Prisma.Sql[];
  rank: Prisma.Sql;
  entries?: SomeEntries;
};

/** Entries of an order, as they are read. */
export type SomeEntries = Pick<EntryRank, 'column' | 'ids'>;

/** Whether the columns of an order are read upwards. Entries are read in the order of their ids, or back. */
export function isForwards({ isAscending }: Order, from: Position | null): boolean {
  return isAscending === (from?.way !== 'previous');
}

/**
 * The sections of an order from a position on, as they are read. An order by a text has two, because rows without it
 * come last whichever way it is sorted, and can't be compared with a position that has one.
 */
export function sectionsFrom(order: Order, from: Position | null): Section[] {
  if (order.rank?.type === 'entry') return entriesFrom(order, order.rank, from);
  const sections = from?.way === 'previous' ? sectionsOf(order).reverse() : sectionsOf(order);
  if (from === null) return sections;
  const here = sections.findIndex(({ isMissing }) => isMissing === (from.rank === null));
  return sections.slice(here).map((section, nth) => ({
    ...section,
    conditions: nth === 0 ? [...section.conditions, beyond(section.columns, order, from)] : section.conditions,
  }));
}

/** What is left of the position's own entry, then the entries after it, then the rows without one; or the way back. */
function entriesFrom(order: Order, { column, ids }: EntryRank, from: Position | null): Section[] {
  const isBackwards = from?.way === 'previous';
  const inTurn = isBackwards ? ids.toReversed() : ids;
  const columns = [order.at, Prisma.sql`c.id`];
  const past = from ? [beyond(columns, order, { ...from, rank: null })] : [];
  const missing = { conditions: [Prisma.sql`${column} IS NULL`], columns, rank: Prisma.sql`NULL::bigint` };
  const of = (some: readonly string[]) => ({
    conditions: [],
    columns,
    rank: Prisma.sql`e.nth`,
    entries: { column, ids: some },
  });
  if (!from) return [of(inTurn), missing];
  if (typeof from.rank !== 'string') {
    const rest = { ...missing, conditions: [...missing.conditions, ...past] };
    return isBackwards ? [rest, of(inTurn)] : [rest];
  }
  const conditions = [Prisma.sql`${column} = ${from.rank}::uuid`, ...past];
  const own = { conditions, columns, rank: Prisma.sql`0::bigint` };
  const others = of(inTurn.slice(inTurn.indexOf(from.rank) + 1));
  return isBackwards ? [own, others] : [own, others, missing];
}

function sectionsOf({ rank, at }: Order): (Section & { isMissing: boolean })[] {
  const inTime = [at, Prisma.sql`c.id`];
  if (rank === null) return [{ conditions: [], columns: inTime, rank: Prisma.sql`NULL::int`, isMissing: false }];
  const { column, type } = rank;
  const ranked = { columns: [column, ...inTime], rank: column, isMissing: false };
  if (type === 'int') return [{ ...ranked, conditions: [] }];
  return [
    { ...ranked, conditions: [Prisma.sql`${column} IS NOT NULL`] },
    { conditions: [Prisma.sql`${column} IS NULL`], columns: inTime, rank: column, isMissing: true },
  ];
}

/** What lies beyond a position, which has as many values as its section has columns. */
function beyond(columns: Prisma.Sql[], order: Order, from: Position): Prisma.Sql {
  const { rank = null, at, id } = from;
  const values = [
    ...(rank === null ? [] : [Prisma.sql`${rank}::${typeOf(order)}`]),
    Prisma.sql`${new Date(at)}::timestamptz`,
    Prisma.sql`${id}::uuid`,
  ];
  const than = isForwards(order, from) ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(${Prisma.join(columns)}) ${than} (${Prisma.join(values)})`;
}

/** The type of an order's rank in a statement. */
export function typeOf({ rank }: Order): Prisma.Sql {
  return rank?.type === 'text' ? Prisma.sql`text` : Prisma.sql`int`;
}

type Edge = {
  id: string;
  sorted_at: Date;
  sorted_rank: number | string | null;
  connection_id: string;
  assignee_id: string | null;
};

/** The cursor of a page beside a row. */
export function position(way: Position['way'], row: Edge, { rank: of }: Order): string {
  const at = row.sorted_at.toISOString();
  const rank = of === null ? undefined : of.type === 'entry' ? row[of.key] : row.sorted_rank;
  return Buffer.from(JSON.stringify({ way, at, id: row.id, rank } satisfies Position)).toString('base64url');
}

/**
 * A cursor that Docket did not write (changed in the address bar), of another order, or of an entry that is gone starts
 * at the first page.
 */
export function readPosition(cursor: string | null, order: Order): Position | null {
  if (!cursor) return null;
  try {
    const position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return isOf(order, position) ? position : null;
  } catch {
    return null;
  }
}

function isOf({ rank }: Order, { rank: value }: Position): boolean {
  if (rank === null) return value === undefined;
  if (rank.type === 'int') return typeof value === 'number';
  if (rank.type === 'entry' && typeof value === 'string') return rank.ids.includes(value);
  return typeof value === 'string' || value === null;
}
