import 'server-only';
import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { Order } from './sorting.ts';

/** Where a page starts: the sort values and id of the row before it, and which way to read. Any depth costs as much. */
export const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  at: z.iso.datetime().refine((at) => at >= '2000'),
  id: z.uuid(),
  /** With an order by risk its number; with one by country the country, null where it is missing. */
  rank: z.union([z.int().min(0).max(2), z.string().refine((text) => storable(text) === text), z.null()]).optional(),
});

export type Position = z.infer<typeof Position>;

/** Rows of an order that an index has one after the other: their conditions, and what they are sorted by. */
export type Section = { conditions: Prisma.Sql[]; columns: Prisma.Sql[] };

/** Whether the columns of an order are read upwards. */
export function isForwards({ isAscending }: Order, from: Position | null): boolean {
  return isAscending === (from?.way !== 'previous');
}

/**
 * The sections of an order from a position on, as they are read. An order by a text has two, because rows without it
 * come last whichever way it is sorted, and can't be compared with a position that has one.
 */
export function sectionsFrom(order: Order, from: Position | null): Section[] {
  const sections = from?.way === 'previous' ? sectionsOf(order).reverse() : sectionsOf(order);
  if (from === null) return sections;
  const here = sections.findIndex(({ isMissing }) => isMissing === (from.rank === null));
  return sections.slice(here).map(({ conditions, columns }, nth) => ({
    conditions: nth === 0 ? [...conditions, beyond(columns, order, from)] : conditions,
    columns,
  }));
}

function sectionsOf({ rank, at }: Order): (Section & { isMissing: boolean })[] {
  const inTime = [at, Prisma.sql`c.id`];
  if (rank === null) return [{ conditions: [], columns: inTime, isMissing: false }];
  const { column, type } = rank;
  const ranked = [column, ...inTime];
  if (type === 'int') return [{ conditions: [], columns: ranked, isMissing: false }];
  return [
    { conditions: [Prisma.sql`${column} IS NOT NULL`], columns: ranked, isMissing: false },
    { conditions: [Prisma.sql`${column} IS NULL`], columns: inTime, isMissing: true },
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

type Edge = { id: string; sorted_at: Date; sorted_rank: number | string | null };

/** The cursor of a page beside a row. */
export function position(way: Position['way'], row: Edge, order: Order): string {
  const at = row.sorted_at.toISOString();
  const rank = order.rank ? row.sorted_rank : undefined;
  return Buffer.from(JSON.stringify({ way, at, id: row.id, rank } satisfies Position)).toString('base64url');
}

/** A cursor that Docket did not write (changed in the address bar) or of another order starts at the first page. */
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
  return rank.type === 'int' ? typeof value === 'number' : typeof value === 'string' || value === null;
}
