import 'server-only';
import type { Risk } from '#lib/review/case/case.ts';
import { sortOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Prisma } from '../generated/client.ts';
import { figureOrder } from './figure-condition.ts';

/**
 * The order of a page: by `rank` where there is one, then by `at`, then by the case's id, all in one direction. A rank
 * that is a text may be missing: those rows are last, whichever way the others are sorted.
 */
export type Order = { rank: Rank | null; at: Prisma.Sql; isAscending: boolean };

type Rank = { column: Prisma.Sql; type: 'int' | 'text' };

const due = Prisma.sql`c.due_at`;
const opened = Prisma.sql`c.opened_at`;
const decided = Prisma.sql`c.decided_at`;
const country = { column: Prisma.sql`c.country`, type: 'text' } as const;

// As the indexes have them. All columns of an order go one way, because a position is compared as one row: high is
// first where the rest ascends (first due first), and last where it descends (latest decision first).
const highFirst = Prisma.sql`(CASE c.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END)`;
const highLast = Prisma.sql`(CASE c.risk WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END)`;

/**
 * The order of a filter's pages. Each has an index whose condition is that of the tab (under review, decided,
 * archived), so that a page costs the same at any depth: case_under_review, case_decided and case_archived, and
 * `…_by_opened`, `…_by_risk` and `…_by_country` of each. A name has none, nor has a provider or an assignee: they are
 * not in the case's table, and rows of two tables can't be walked in one order.
 */
export function orderOf(filter: QueueFilter): Order {
  if (filter.figure) return { rank: null, at: figureOrder(filter.figure), isAscending: false };
  const { by, isReversed } = sortOf(filter);
  const isDecided = filter.tab === 'decided';
  if (by === 'opened') return { rank: null, at: opened, isAscending: !isReversed };
  const at = isDecided ? decided : due;
  // Of decided cases too the earliest of a country is first: all columns of an order go one way.
  if (by === 'country') return { rank: country, at, isAscending: !isReversed };
  const risk = { column: rankOf(filter.tab), type: 'int' } as const;
  return { rank: by === 'risk' ? risk : null, at, isAscending: isDecided === isReversed };
}

/** The number of a case's risk, as the index of this tab has it. */
export function rankOf(tab: QueueFilter['tab']): Prisma.Sql {
  return tab === 'decided' ? highLast : highFirst;
}

/** The number of a risk in {@link rankOf}. */
export function rankIn(tab: QueueFilter['tab'], risk: string): number {
  const rank = ranks[risk as Risk];
  return tab === 'decided' ? 2 - rank : rank;
}

const ranks: Record<Risk, number> = { high: 0, medium: 1, low: 2 };
