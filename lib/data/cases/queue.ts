import 'server-only';
import { z } from 'zod';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type ProviderStatus, providerStatuses } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { type CaseState, caseNumber, caseStates, type Outcome, type Risk } from '#lib/review/case/case.ts';
import type { QueueFilter, QueueRow, QueueTab } from '#lib/review/case/queue.ts';
import { maskName } from '#lib/review/facts/mask.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { figureConditions, figureOrder, mustSeeFigure } from './figure-condition.ts';
import { isCommonName, searchCondition, searchedOneByOne } from './search/condition.ts';
import { workable } from './workable.ts';

export const pageSize = 50;

/**
 * Of a name that many have, the cases are walked in their order until a page of them is found. After this many, all
 * that match are found and sorted instead: then few of them are in this list.
 */
const mostWalked = 20_000;

/** Where a page starts: the sort value and id of the row before it, and which way to read. Any depth costs the same. */
const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  at: z.iso.datetime().refine((at) => at >= '2000'),
  id: z.uuid(),
});

type Position = z.infer<typeof Position>;

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
});

type FoundRow = z.infer<typeof Row>;

/** A page of cases, first due first (decided ones: latest first), and the cursors of the pages beside it. */
export type CasePage = { rows: Omit<QueueRow, 'providerLabel'>[]; next: string | null; previous: string | null };

/**
 * Reads one page of the queue by keyset. A role to which names are masked searches by case number and id alone.
 * @throws Refusal `not_allowed`
 */
export async function casePage(actor: Actor, filter: QueueFilter): Promise<CasePage> {
  mustBeAble(actor, 'see-applicants');
  if (filter.figure) mustSeeFigure(actor, filter.figure);
  const from = readPosition(filter.cursor);
  const isBackwards = from?.way === 'previous';
  const seesNames = can(actor, 'see-names');
  const found = await pageRows(filter, from, seesNames);
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
    WHERE ${Prisma.join(filterConditions(filter, can(actor, 'see-names')), ' AND ')}
    ORDER BY c.applicant_id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** One row more than a page holds, where there are more. */
async function pageRows(filter: QueueFilter, from: Position | null, seesNames: boolean): Promise<FoundRow[]> {
  const read = async (isWalked: boolean) =>
    z.array(Row).parse(await db().$queryRaw(pageQuery(filter, from, seesNames, isWalked)));
  const text = storable(filter.text);
  if (!text || !seesNames || !(await isCommonName(text))) return read(false);
  const walked = await read(true);
  if (walked.length > pageSize || (await isWalkedToTheEnd(filter, from))) return walked;
  return read(false);
}

/** @param isWalked the text is asked of one case after the other, in their order */
function pageQuery(filter: QueueFilter, from: Position | null, seesNames: boolean, isWalked: boolean): Prisma.Sql {
  const order = isAscending(filter, from) ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const text = storable(filter.text);
  const conditions = filterConditions(isWalked ? { ...filter, text: '' } : filter, seesNames);
  const sortColumn = sortColumnOf(filter);
  return Prisma.sql`
    SELECT c.id, c.number, c.applicant_id, c.state, c.outcome, c.risk, c.blockers, c.opened_at, c.due_at, c.decided_at,
      a.status, a.provider_status, s.name, s.latin_name, s.country, n.provider, n.mode,
      m.id AS assignee_id, m.name AS assignee_name, c.sorted_at
    FROM (
      SELECT c.*, ${sortColumn} AS sorted_at FROM "case" c ${factJoin(filter)}
      WHERE ${Prisma.join([...conditions, ...beyond(filter, from)], ' AND ')}
      ORDER BY ${sortColumn} ${order}, c.id ${order}
      LIMIT ${isWalked ? mostWalked : pageSize + 1}) c
    JOIN applicant a ON a.id = c.applicant_id
    JOIN connection n ON n.id = c.connection_id
    LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
    LEFT JOIN member m ON m.id = c.assignee_id
    ${isWalked && text ? Prisma.sql`WHERE ${searchedOneByOne(text, seesNames)}` : Prisma.empty}
    ORDER BY c.sorted_at ${order}, c.id ${order}
    LIMIT ${pageSize + 1}`;
}

/** Whether the walk came to the end of the list, so that what it found is all there is. */
async function isWalkedToTheEnd(filter: QueueFilter, from: Position | null): Promise<boolean> {
  const conditions = [...filterConditions({ ...filter, text: '' }, false), ...beyond(filter, from)];
  const [found] = await db().$queryRaw<{ cases: number }[]>`
    SELECT count(*)::int AS cases FROM (
      SELECT FROM "case" c ${factJoin(filter)} WHERE ${Prisma.join(conditions, ' AND ')} LIMIT ${mostWalked}) walked`;
  return (found?.cases ?? 0) < mostWalked;
}

function isAscending({ tab, figure }: QueueFilter, from: Position | null): boolean {
  const isLatestFirst = tab === 'decided' || Boolean(figure);
  return isLatestFirst === (from?.way === 'previous');
}

function beyond(filter: QueueFilter, from: Position | null): Prisma.Sql[] {
  if (!from) return [];
  const than = isAscending(filter, from) ? Prisma.sql`>` : Prisma.sql`<`;
  return [Prisma.sql`(${sortColumnOf(filter)}, c.id) ${than} (${new Date(from.at)}::timestamptz, ${from.id}::uuid)`];
}

/** Facts are joined only where a figure asks for them. */
function factJoin({ figure }: QueueFilter): Prisma.Sql {
  return figure ? Prisma.sql`JOIN case_fact f ON f.case_id = c.id` : Prisma.empty;
}

function sortColumnOf({ tab, figure }: QueueFilter): Prisma.Sql {
  if (figure) return figureOrder(figure);
  return tab === 'decided' ? Prisma.sql`c.decided_at` : Prisma.sql`c.due_at`;
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
    WHERE ${Prisma.join(filterConditions(filter, can(actor, 'see-names')), ' AND ')}`;
  return found?.cases ?? 0;
}

function filterConditions(filter: QueueFilter, seesNames: boolean): Prisma.Sql[] {
  // The address bar may hold a NUL, which PostgreSQL's text can't.
  const text = storable(filter.text);
  const providers = filter.providers.map((provider) => storable(provider) ?? '');
  return [
    ...(filter.figure ? figureConditions(filter.figure) : [tabCondition(filter.tab)]),
    providers.length > 0
      ? Prisma.sql`c.connection_id IN (SELECT id FROM connection WHERE provider IN (${Prisma.join(providers)}))`
      : null,
    text ? searchCondition(text, seesNames) : null,
  ].filter((condition) => condition !== null);
}

function tabCondition(tab: QueueTab): Prisma.Sql {
  if (tab === 'archived') return Prisma.sql`c.is_archived`;
  if (tab !== 'needs_review') return Prisma.sql`c.state = ${tab} AND NOT c.is_archived`;
  return workable;
}

function queueRow(row: FoundRow, isMasked: boolean): Omit<QueueRow, 'providerLabel'> {
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

function position(way: Position['way'], row: FoundRow): string {
  const at = row.sorted_at.toISOString();
  return Buffer.from(JSON.stringify({ way, at, id: row.id } satisfies Position)).toString('base64url');
}

/** A cursor that Docket did not write (changed in the address bar) starts at the first page. */
function readPosition(cursor: string | null): Position | null {
  if (!cursor) return null;
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
