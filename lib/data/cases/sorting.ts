import 'server-only';
import type { Risk } from '#lib/review/case/case.ts';
import { sortOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Prisma } from '../generated/client.ts';
import type { Entries } from './entries.ts';
import { figureOrder } from './figure-condition.ts';

/**
 * The order of a page: by `rank` where there is one, then by `at`, then by the case's id, all in one direction. A rank
 * that is a text may be missing: those rows are last, whichever way the others are sorted.
 *
 * A rank by entries is a connection or a member, whose names stand in their own tables: `ids` has them in their order.
 * The cases of an entry are in the usual order of the tab, whichever way the entries are sorted; those without one are
 * last.
 */
export type Order = { rank: Rank | null; at: Prisma.Sql; isAscending: boolean };

type Rank = { column: Prisma.Sql; type: 'int' | 'text' } | EntryRank;

export type EntryRank = {
  column: Prisma.Sql;
  type: 'entry';
  /** The column of a found row that holds its entry. */
  key: 'connection_id' | 'assignee_id';
  ids: readonly string[];
};

const due = Prisma.sql`c.due_at`;
const opened = Prisma.sql`c.opened_at`;
const decided = Prisma.sql`c.decided_at`;
const entries = {
  provider: { column: Prisma.sql`c.connection_id`, key: 'connection_id' },
  assignee: { column: Prisma.sql`c.assignee_id`, key: 'assignee_id' },
} as const;
const country = { column: Prisma.sql`c.country`, type: 'text' } as const;

// As the indexes have them. All columns of an order go one way, because a position is compared as one row: high is
// first where the rest ascends (first due first), and last where it descends (latest decision first).
const highFirst = Prisma.sql`(CASE c.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END)`;
const highLast = Prisma.sql`(CASE c.risk WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END)`;

/**
 * The order of a filter's pages. Each has an index whose condition is that of the tab (under review, decided,
 * archived), so that a page costs the same at any depth: case_under_review, case_decided and case_archived, and
 * `…_by_opened`, `…_by_risk` and `…_by_country` of each. A name has none: it is not in the case's table, and rows of
 * two tables can't be walked in one order.
 *
 * Connections and members are few. They are walked in the order of their names, each along an index that has its cases
 * in the order of the tab: `…_by_connection`; of assignees case_held, case_decided_by and case_archived_by_assignee,
 * and without one case_review_unassigned and case_decided_unassigned.
 * @param ids the entries of an order by provider or assignee, from A to Z
 */
export function orderOf(filter: QueueFilter, ids: Entries): Order {
  if (filter.figure) return { rank: null, at: figureOrder(filter.figure), isAscending: false };
  const { by, isReversed } = sortOf(filter);
  const isDecided = filter.tab === 'decided';
  if (by === 'opened') return { rank: null, at: opened, isAscending: !isReversed };
  const at = isDecided ? decided : due;
  // Of decided cases too the earliest of a country is first: all columns of an order go one way.
  if (by === 'country') return { rank: country, at, isAscending: !isReversed };
  if (by === 'provider' || by === 'assignee') {
    if (ids === null) throw new Error(`an order by ${by} needs its entries`);
    const rank = { ...entries[by], type: 'entry', ids: isReversed ? ids.toReversed() : ids } as const;
    return { rank, at, isAscending: !isDecided };
  }
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
