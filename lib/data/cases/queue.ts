import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { type CaseState, caseNumber, type Outcome, type Risk } from '#lib/review/case/case.ts';
import { isNarrowed, type QueueFilter, type QueueRow } from '#lib/review/case/queue.ts';
import { maskName } from '#lib/review/facts/mask.ts';
import { db, search, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { type Asker, askerOf } from './asker.ts';
import { entriesOf, type LabelOf } from './entries.ts';
import { mustSeeFigure } from './figure-condition.ts';
import { filterConditions } from './filter-condition.ts';
import { type Asked, factJoin, mostWalked, pageQuery, pageSize, type Reading, walkQuery } from './page-query.ts';
import { type Position, position, readPosition } from './position.ts';
import { shapeOf } from './search/condition.ts';
import { orderOf } from './sorting.ts';

/** These columns are only written from these types; int8 comes as text. */
type FoundRow = {
  id: string;
  number: string;
  applicant_id: string;
  state: CaseState;
  outcome: Outcome | null;
  risk: Risk;
  blockers: Blocker[];
  opened_at: Date;
  due_at: Date;
  decided_at: Date | null;
  status: ProviderStatus;
  provider_status: string | null;
  flow: string | null;
  name: string | null;
  latin_name: string | null;
  country: string | null;
  provider: string;
  mode: 'test' | 'live';
  connection_id: string;
  assignee_id: string | null;
  assignee_name: string | null;
  sorted_at: Date;
  sorted_rank: number | string | null;
};

/** A page of cases in the order of the filter, and the cursors of the pages beside it. */
export type CasePage = { rows: Omit<QueueRow, 'providerLabel'>[]; next: string | null; previous: string | null };

/**
 * Reads one page of the queue by keyset. A role to which names are masked searches by case number and id alone.
 * @param labelOf by which an order by provider goes; without it by their ids
 * @throws Refusal `not_allowed`
 */
export async function casePage(
  actor: Actor,
  filter: QueueFilter,
  labelOf: LabelOf = (provider) => provider,
): Promise<CasePage> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  return readPage(await askerOf(actor, [filter]), filter, { isMasked: !can(actor, 'see-names'), labelOf });
}

type PageReading = Pick<Reading, 'size' | 'only'> & { isMasked: boolean; labelOf: LabelOf };

/**
 * A page as {@link casePage} reads it. The caller checks the right.
 * @param only these cases, whatever the filter says beside its order
 */
export async function readPage(
  asker: Asker,
  filter: QueueFilter,
  { isMasked, labelOf, ...how }: PageReading,
): Promise<CasePage> {
  const { size = pageSize } = how;
  const order = orderOf(filter, await entriesOf(filter, labelOf));
  const from = readPosition(filter.cursor, order);
  const isBackwards = from?.way === 'previous';
  const found = await pageRows({ filter, order, from, asker }, { ...how, size });
  const rows = found.slice(0, size);
  if (isBackwards) rows.reverse();
  const hasMore = found.length > size;
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => queueRow(row, isMasked)),
    next: last && (isBackwards || hasMore) ? position('next', last, order) : null,
    previous: first && (isBackwards ? hasMore : from !== null) ? position('previous', first, order) : null,
  };
}

/**
 * The applicants that a filter of the queue shows, whatever the page, in the order of their ids, at most `limit`.
 * @throws Refusal `not_allowed`
 */
export async function applicantsInQueue(actor: Actor, filter: QueueFilter, limit: number): Promise<string[]> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const conditions = filterConditions(filter, await askerOf(actor, [filter]));
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.applicant_id AS id FROM "case" c ${factJoin(filter)}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY c.applicant_id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** A row of a search, or the empty one beside which it says that there is none. */
type SearchedRow = { is_few: boolean } & (FoundRow | { [column in keyof FoundRow]: null });

/** One row more than a page holds, where there are more. */
async function pageRows(asked: Asked, how: Reading & { size: number }): Promise<FoundRow[]> {
  const { filter, order, from, asker } = asked;
  const text = storable(filter.text);
  const areFew = !how.only && order.rank?.type === 'entry' && (await areFewToSort(filter, asker));
  const query = (search?: Reading['search']) => pageQuery(asked, { ...how, search, areFew });
  if (how.only || !text) return select<FoundRow>(query(), statementName(filter, from, how));
  const shape = shapeOf(text, asker.seesNames);
  const found = await search<SearchedRow>(query('few'), shape && statementName(filter, from, how, shape));
  if (found[0]?.is_few) return found.filter((row) => row.id !== null);
  const walked = await select<FoundRow>(query('walked'));
  if (walked.length > how.size || (await isWalkedToTheEnd(asked))) return walked;
  return select<FoundRow>(query());
}

/** So many cases are sorted at once, where a walk would ask each entry of an order for a value that few cases have. */
const mostSorted = 2_000;

/** Whether what is asked beside the text finds few cases. */
async function areFewToSort(filter: QueueFilter, asker: Asker): Promise<boolean> {
  const beside = { ...filter, text: '' };
  if (!isNarrowed(beside)) return false;
  const [found] = await select<{ cases: number }>(Prisma.sql`
    SELECT count(*)::int AS cases FROM (
      SELECT FROM "case" c WHERE ${Prisma.join(filterConditions(beside, asker), ' AND ')}
      LIMIT ${mostSorted + 1}) found`);
  return (found?.cases ?? 0) <= mostSorted;
}

/**
 * The name of the statement for a tab in its usual order, with nothing beside it but a text of this shape: what
 * everyone asks. Any other is planned for its values (filter-condition.ts).
 */
function statementName(
  filter: QueueFilter,
  from: Position | null,
  { only, size }: Reading & { size: number },
  shape = '',
): string | undefined {
  if (only || size !== pageSize || filter.sort || isNarrowed({ ...filter, text: '' })) return undefined;
  return `queue ${filter.tab} ${from?.way ?? 'first'} ${shape}`;
}

/** Whether the walk came to the end of the list, so that what it found is all there is. */
async function isWalkedToTheEnd(asked: Asked): Promise<boolean> {
  const [found] = await db().$queryRaw<{ cases: number }[]>(walkQuery(asked));
  return (found?.cases ?? 0) < mostWalked;
}

/**
 * Exactly how many cases a figure is of, with the other filters beside it.
 * @throws Refusal `not_allowed`
 */
export async function figureCount(actor: Actor, filter: QueueFilter): Promise<number> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const conditions = filterConditions(filter, await askerOf(actor, [filter]));
  const [found] = await db().$queryRaw<{ cases: number }[]>`
    SELECT count(*)::int AS cases FROM "case" c ${factJoin(filter)}
    WHERE ${Prisma.join(conditions, ' AND ')}`;
  return found?.cases ?? 0;
}

function queueRow(row: FoundRow, isMasked: boolean): Omit<QueueRow, 'providerLabel'> {
  return {
    caseId: row.id,
    caseNumber: caseNumber(BigInt(row.number)),
    applicantId: row.applicant_id,
    name: isMasked ? maskName(row.name) : row.name,
    latinName: isMasked ? null : row.latin_name,
    country: row.country,
    provider: row.provider,
    mode: row.mode,
    state: row.state,
    outcome: row.outcome,
    status: row.status,
    providerStatus: row.provider_status,
    flow: row.flow,
    blockers: row.blockers,
    risk: row.risk,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    assignee: row.assignee_id && row.assignee_name ? { id: row.assignee_id, name: row.assignee_name } : null,
  };
}
