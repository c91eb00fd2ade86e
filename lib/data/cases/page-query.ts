import 'server-only';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { Asker } from './asker.ts';
import { uuids } from './filter/others.ts';
import { filterConditions } from './filter-condition.ts';
import { isForwards, type Position, type Section, type SomeEntries, sectionsFrom, typeOf } from './position.ts';
import { mostFound, searchedApplicants, searchedOneByOne } from './search/condition.ts';
import type { Order } from './sorting.ts';

export const pageSize = 50;

/**
 * Of a name that many have, the cases are walked in their order until a page of them is found. After this many, all
 * that match are found and sorted instead: then few of them are in this list.
 */
export const mostWalked = 5_000;

/** In the text of the statement: a statement planned once, for any limit, would read all to sort it. */
function limit(rows: number): Prisma.Sql {
  return Prisma.raw(`LIMIT ${rows}`);
}

/** The page of a filter in an order, from a position on, for a member. */
export type Asked = { filter: QueueFilter; order: Order; from: Position | null; asker: Asker };

/** How a page is read, where it is not a page of the screen. */
export type Reading = {
  /**
   * How a text is searched for. `few`: all whom it finds, unless they are too many ({@link mostFound}), which
   * `is_few` says beside each row, and beside an empty one where there is none. `walked`: it is asked of one case
   * after the other, in their order. Without it: all whom it finds, however many.
   */
  search?: 'few' | 'walked';
  /** So few match that all are found and sorted. With entries, each would else be walked for a page of its own. */
  areFew?: boolean;
  size?: number;
  /** Only these cases, whatever the filter says beside its order. */
  only?: readonly string[] | null;
};

/** The statement that reads a page, with one row more than it holds. */
export function pageQuery(
  { filter, order, from, asker }: Asked,
  { search, areFew = false, size = pageSize, only = null }: Reading = {},
): Prisma.Sql {
  const text = storable(filter.text);
  const isWalked = search === 'walked';
  const conditions = only
    ? [Prisma.sql`c.id IN (${uuids(only)})`]
    : [...(text && !isWalked ? [ofFound] : []), ...filterConditions({ ...filter, text: '' }, asker)];
  if (search === 'few') conditions.push(Prisma.sql`(SELECT is_few FROM few)`);
  const most = isWalked ? limit(mostWalked) : limit(size + 1);
  const [way, sorted] = [wayOf(order, from), sortedRows(order, from)];
  const rows = { filter, order, conditions, way, most };
  // Whom a text finds are few, or found and sorted all the same.
  const isSorted = areFew || only !== null || (Boolean(text) && !isWalked);
  const sections = sectionsFrom(order, from).map((section) =>
    section.entries && !isSorted ? rowsOfEach(section, section.entries, rows) : sectionRows(section, rows),
  );
  const [whole, ...others] = sections;
  const all = Prisma.sql`
    SELECT c.* FROM (${Prisma.join(sections, ') UNION ALL (', '(', ')')}) c ORDER BY ${sorted} ${most}`;
  // The rows of the page first: joined before, all that a rare filter finds would be.
  const page = Prisma.sql`
    SELECT c.id, c.number, c.applicant_id, c.state, c.outcome, c.risk, c.blockers, c.opened_at, c.due_at, c.decided_at,
      a.status, a.provider_status, a.flow, s.name, s.latin_name, c.country, c.connection_id, n.provider, n.mode,
      m.id AS assignee_id, m.name AS assignee_name, c.sorted_at, c.sorted_rank::${typeOf(order)}
    FROM (${others.length === 0 ? whole : all}) c
    JOIN applicant a ON a.id = c.applicant_id
    JOIN connection n ON n.id = c.connection_id
    LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
    LEFT JOIN member m ON m.id = c.assignee_id
    ${isWalked && text ? Prisma.sql`WHERE ${searchedOneByOne(text, asker.seesNames)}` : Prisma.empty}
    ORDER BY ${sorted}
    ${limit(size + 1)}`;
  if (only || !text || isWalked) return page;
  if (search !== 'few')
    return Prisma.sql`WITH found AS MATERIALIZED (${searchedApplicants(text, asker.seesNames)}) ${page}`;
  return Prisma.sql`
    WITH most AS (SELECT ${mostFound(filter.tab)} AS names),
    found AS MATERIALIZED (
      ${searchedApplicants(text, asker.seesNames, Prisma.sql`(SELECT names + 1 FROM most)`)}),
    few AS MATERIALIZED (SELECT count(*) <= (SELECT names FROM most) AS is_few FROM found)
    SELECT few.is_few, c.* FROM few LEFT JOIN (${page}) c ON true ORDER BY ${sorted}`;
}

/**
 * The condition that a case is of whom a text finds (`found`). As a list, whose cases are read by its ids: joined, all
 * cases may be read to compare them with a thousand.
 */
export const ofFound = Prisma.sql`c.applicant_id = ANY (ARRAY(SELECT applicant_id FROM found))`;

/** Counts the cases of a walk: fewer than {@link mostWalked} when it came to the end of the list. */
export function walkQuery({ filter, order, from, asker }: Asked): Prisma.Sql {
  const conditions = filterConditions({ ...filter, text: '' }, asker);
  const walked = sectionsFrom(order, from).map(
    (section) => Prisma.sql`
      SELECT FROM ${casesOf(section)} ${factJoin(filter)}
      WHERE ${Prisma.join([...conditions, ...section.conditions], ' AND ')} ${limit(mostWalked)}`,
  );
  return Prisma.sql`
    SELECT count(*)::int AS cases FROM (${Prisma.join(walked, ') UNION ALL (', '(', ')')}) walked`;
}

type Rows = { filter: QueueFilter; order: Order; conditions: Prisma.Sql[]; way: Prisma.Sql; most: Prisma.Sql };

/** The first rows of a section, of all that match. */
function sectionRows(section: Section, { filter, order, conditions, way, most }: Rows): Prisma.Sql {
  const columns = section.columns.map((column) => Prisma.sql`${column} ${way}`);
  return Prisma.sql`
    SELECT c.*, ${order.at} AS sorted_at, ${section.rank} AS sorted_rank
    FROM ${casesOf(section)} ${factJoin(filter)}
    WHERE ${Prisma.join([...conditions, ...section.conditions], ' AND ')}
    ORDER BY ${Prisma.join(section.entries ? [section.rank, ...columns] : columns)}
    ${most}`;
}

/**
 * The first rows of one entry after the other, until the page is full, each along the index of its column. Asked as a
 * range: of an entry that is not known when it plans, PostgreSQL expects what one has on average, and for one that few
 * cases have it would walk along the order of the tab to its end. Only the column's index has the order of a range.
 */
function rowsOfEach(
  section: Section,
  { column, ids }: SomeEntries,
  { order, conditions, way, most }: Rows,
): Prisma.Sql {
  const columns = section.columns.map((column) => Prisma.sql`${column} ${way}`);
  return Prisma.sql`
    SELECT c.*, ${section.rank} AS sorted_rank
    FROM ${placesOf(ids)} CROSS JOIN LATERAL (
      SELECT c.*, ${order.at} AS sorted_at FROM "case" c
      WHERE ${Prisma.join([...conditions, Prisma.sql`${column} >= e.id AND ${column} <= e.id`], ' AND ')}
      ORDER BY ${Prisma.join([Prisma.sql`${column} ${way}`, ...columns])} ${most}) c
    ORDER BY ${section.rank}, c.sorted_at ${way}, c.id ${way} ${most}`;
}

function casesOf({ entries }: Section): Prisma.Sql {
  if (!entries) return Prisma.sql`"case" c`;
  return Prisma.sql`${placesOf(entries.ids)} JOIN "case" c ON ${entries.column} = e.id`;
}

function placesOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`unnest(${ids}::uuid[]) WITH ORDINALITY e (id, nth)`;
}

function wayOf(order: Order, from: Position | null): Prisma.Sql {
  return isForwards(order, from) ? Prisma.sql`ASC` : Prisma.sql`DESC`;
}

/**
 * The order of rows that were found, in the words of the order in which they were read: only then does PostgreSQL see
 * that they are sorted already, and end a walk with a full page. Those without a country or an entry are last, or first
 * where a list is read backwards.
 */
function sortedRows({ rank, ...order }: Order, from: Position | null): Prisma.Sql {
  const way = wayOf({ rank, ...order }, from);
  const inTime = Prisma.sql`c.sorted_at ${way}, c.id ${way}`;
  if (rank === null) return inTime;
  if (rank.type === 'int') return Prisma.sql`c.sorted_rank ${way}, ${inTime}`;
  const missing = from?.way === 'previous' ? Prisma.sql`NULLS FIRST` : Prisma.sql`NULLS LAST`;
  // The places of entries are counted as they are read.
  return Prisma.sql`c.sorted_rank ${rank.type === 'entry' ? Prisma.sql`ASC` : way} ${missing}, ${inTime}`;
}

/** Facts are joined only where a figure asks for them. */
export function factJoin({ figure }: QueueFilter): Prisma.Sql {
  return figure ? Prisma.sql`JOIN case_fact f ON f.case_id = c.id` : Prisma.empty;
}
