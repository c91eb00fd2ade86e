import 'server-only';
import { z } from 'zod';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { holderOf } from '#lib/review/claims/holder.ts';
import type { HitState } from '#lib/review/hits/hit.ts';
import { type HitTopic, topicLabel, topicsIn } from '#lib/review/hits/topic.ts';
import type { HitFilter, HitPage, HitRow, HitTab } from '#lib/review/hits/view.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { hitCounts } from './counts.ts';
import { hitSealOf, unsealHit } from './sealing.ts';
import { entryOf, rightsFor } from './view.ts';

const pageSize = 50;

const Row = z.object({
  id: z.string(),
  version: z.number(),
  topic: z.string(),
  severity: z.number(),
  state: z.string(),
  has_record: z.boolean(),
  record: z.string(),
  found_at: z.date(),
  applicant_id: z.string(),
  data_key: z.string().nullable(),
  name: z.string().nullable(),
  latin_name: z.string().nullable(),
  provider: z.string(),
  mode: z.enum(['test', 'live']),
  case_id: z.string().nullable(),
  case_number: z.bigint().nullable(),
  case_state: z.string().nullable(),
  assignee_id: z.string().nullable(),
  assignee_name: z.string().nullable(),
  assigned_by_id: z.string().nullable(),
  claimed_until: z.date().nullable(),
});

const Position = z.strictObject({
  way: z.enum(['next', 'previous']),
  severity: z.int(),
  at: z.iso.datetime(),
  id: z.uuid(),
});

type Position = z.infer<typeof Position>;

/**
 * One page of hits across applicants, those of the highest severity first, then the oldest. Hits that a vendor took
 * back are not in it.
 * @param labelOf the vendor's name on the screen, by provider
 * @throws Refusal `not_allowed`
 */
export async function hitPage(
  actor: MemberActor,
  filter: HitFilter,
  labelOf: (provider: string) => string,
): Promise<HitPage> {
  mustBeAble(actor, 'see-hits');
  const [page, counts, lists, assignees] = await Promise.all([
    rowsOf(actor, filter, labelOf),
    countsOf(actor),
    listsOf(),
    assigneesOf(),
  ]);
  return { ...page, counts, lists, assignees, filter, readAt: new Date().toISOString() };
}

/** One hit as a row of the page, for its own screen. Null when there is none. */
export async function hitRowOf(
  actor: MemberActor,
  id: string,
  labelOf: (provider: string) => string,
): Promise<HitRow | null> {
  mustBeAble(actor, 'see-hits');
  const [row] = await readRows([Prisma.sql`h.id = ${id}::uuid`], Prisma.sql`h.id`, 1);
  return row ? hitRow(actor, row, labelOf) : null;
}

async function rowsOf(actor: MemberActor, filter: HitFilter, labelOf: (provider: string) => string) {
  const from = readPosition(filter.cursor);
  const isBackwards = from?.way === 'previous';
  const order = isBackwards
    ? Prisma.sql`(-h.severity) DESC, h.found_at DESC, h.id DESC`
    : Prisma.sql`(-h.severity), h.found_at, h.id`;
  const read = await readRows([...conditionsOf(actor, filter), ...beyond(from)], order, pageSize + 1);
  const hasMore = read.length > pageSize;
  const rows = read.slice(0, pageSize);
  if (isBackwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map((row) => hitRow(actor, row, labelOf)),
    next: last && (isBackwards || hasMore) ? position('next', last) : null,
    previous: first && (isBackwards ? hasMore : from !== null) ? position('previous', first) : null,
  };
}

function conditionsOf(actor: MemberActor, filter: HitFilter): Prisma.Sql[] {
  const lists = filter.lists.map((list) => storable(list) ?? '');
  const providers = filter.providers.map((provider) => storable(provider) ?? '');
  const topics = filter.topics.flatMap(topicsIn);
  return [
    Prisma.sql`h.gone_at IS NULL`,
    tabCondition(filter.tab, actor.id),
    ...(lists.length > 0 ? [Prisma.sql`h.list IN (${Prisma.join(lists)})`] : []),
    ...(topics.length > 0 ? [Prisma.sql`h.topic IN (${Prisma.join(topics)})`] : []),
    ...(providers.length > 0 ? [Prisma.sql`n.provider IN (${Prisma.join(providers)})`] : []),
    ...(filter.assigneeId === null ? [] : [Prisma.sql`c.assignee_id = ${filter.assigneeId}::uuid`]),
  ];
}

function tabCondition(tab: HitTab, memberId: string): Prisma.Sql {
  if (tab === 'mine')
    return Prisma.sql`h.state IN ('open', 'unsure') AND h.applicant_id = ANY (${applicantsOf(memberId)})`;
  if (tab === 'closed') return Prisma.sql`h.state IN ('true_match', 'false_positive')`;
  return Prisma.sql`h.state = ${tab}`;
}

/**
 * The applicants whose cases the member has: found first, as an array. Joined, the planner takes all that the member
 * ever decided for cases of theirs, and reads the hits of everyone instead.
 */
function applicantsOf(memberId: string): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT applicant_id FROM "case" WHERE assignee_id = ${memberId}::uuid AND state <> 'decided')`;
}

function beyond(from: Position | null): Prisma.Sql[] {
  if (from === null) return [];
  const sign = from.way === 'previous' ? Prisma.sql`<` : Prisma.sql`>`;
  // Severity falls while age rises: as a negative number it sorts the same way as the others, as in the index.
  return [
    Prisma.sql`((-h.severity), h.found_at, h.id) ${sign}
      (${-from.severity}::int, ${new Date(from.at)}::timestamptz, ${from.id}::uuid)`,
  ];
}

async function readRows(conditions: Prisma.Sql[], order: Prisma.Sql, limit: number) {
  const rows = await db().$queryRaw`
    SELECT h.id, h.version, h.topic, h.severity, h.state, h.has_record, h.record, h.found_at, h.applicant_id,
      a.data_key, s.name, s.latin_name, n.provider, n.mode, c.id AS case_id, c.number AS case_number,
      c.state AS case_state, m.id AS assignee_id, m.name AS assignee_name, c.assigned_by_id, c.claimed_until
    FROM hit h
    JOIN applicant a ON a.id = h.applicant_id
    JOIN connection n ON n.id = a.connection_id
    LEFT JOIN applicant_search s ON s.applicant_id = h.applicant_id
    LEFT JOIN LATERAL (
      SELECT * FROM "case" k WHERE k.applicant_id = h.applicant_id ORDER BY k.round DESC LIMIT 1) c ON true
    LEFT JOIN member m ON m.id = c.assignee_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${order} LIMIT ${limit}`;
  return z.array(Row).parse(rows);
}

function hitRow(actor: MemberActor, row: z.infer<typeof Row>, labelOf: (provider: string) => string): HitRow {
  const seal = hitSealOf({ id: row.applicant_id, dataKey: row.data_key });
  const hit = seal && unsealHit(seal, 'hit.record', row.id, row.record);
  const { name = null, birthDate = null, countries = [] } = hit ? entryOf(hit) : {};
  const topic = row.topic as HitTopic;
  const state = row.case_state as CaseState | null;
  const seesNames = can(actor, 'see-names');
  const holderId = state && holderIn(row, state);
  return {
    id: row.id,
    version: row.version,
    applicantId: row.applicant_id,
    caseId: row.case_id,
    caseNumber: row.case_number === null ? null : caseNumber(row.case_number),
    caseState: state,
    assignee: holderId && row.assignee_name ? { id: holderId, name: row.assignee_name } : null,
    name: seesNames ? row.name : null,
    latinName: seesNames ? row.latin_name : null,
    provider: row.provider,
    providerLabel: labelOf(row.provider),
    mode: row.mode,
    list: hit?.list ?? null,
    topic,
    topicLabel: topicLabel(topic),
    severity: row.severity,
    state: row.state as HitState,
    hasRecord: row.has_record,
    entry: { name, birthDate, countries },
    foundAt: row.found_at.toISOString(),
    may: rightsFor(actor, state && { state, assigneeId: holderId }),
  };
}

/** Who has the case now: a claim that has ended keeps no one else from working. */
function holderIn(row: z.infer<typeof Row>, state: CaseState): string | null {
  const { assignee_id: assigneeId, assigned_by_id: assignedById, claimed_until: claimedUntil } = row;
  return holderOf({ state, assigneeId, assignedById, claimedUntil }, new Date());
}

async function countsOf(actor: MemberActor): Promise<Record<HitTab, number>> {
  const [{ open, unsure, true_match, false_positive }, [own]] = await Promise.all([
    hitCounts(),
    db().$queryRaw<{ mine: number }[]>`
      SELECT count(*)::int AS mine FROM hit h
      WHERE h.gone_at IS NULL AND ${tabCondition('mine', actor.id)}`,
  ]);
  return { open, unsure, closed: true_match + false_positive, mine: own?.mine ?? 0 };
}

/** Each name of a list once, in their order: one step in the index per list, instead of one per hit. */
async function listsOf(): Promise<string[]> {
  const rows = await db().$queryRaw<{ list: string }[]>`
    WITH RECURSIVE named AS (
      (SELECT list FROM hit WHERE gone_at IS NULL AND list IS NOT NULL ORDER BY list LIMIT 1)
      UNION ALL
      SELECT (SELECT h.list FROM hit h WHERE h.gone_at IS NULL AND h.list > named.list ORDER BY h.list LIMIT 1)
      FROM named WHERE named.list IS NOT NULL)
    SELECT list FROM named WHERE list IS NOT NULL`;
  return rows.map(({ list }) => list);
}

function assigneesOf(): Promise<{ id: string; name: string }[]> {
  return db().member.findMany({
    where: { cases: { some: { state: { not: 'decided' } } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

function position(way: Position['way'], { severity, found_at, id }: z.infer<typeof Row>): string {
  const at = { way, severity, at: found_at.toISOString(), id } satisfies Position;
  return Buffer.from(JSON.stringify(at)).toString('base64url');
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
