import 'server-only';
import { type CaseState, caseStates } from '#lib/review/case/case.ts';
import { joinedIn, partsOf } from '#lib/review/case/filter/joined.ts';
import type { FilterPart } from '#lib/review/case/filter/parts.ts';
import { dueWithin, openedWithin, type Span } from '#lib/review/case/filter/within.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { Asker, KnownConnection } from './asker.ts';
import { figureConditions } from './figure-condition.ts';
import { blockerCondition, notBlockerCondition } from './filter/blockers.ts';
import { allOf, anyOf, rangesBeside, uuids } from './filter/others.ts';
import { searchCondition } from './search/condition.ts';
import { rankIn, rankOf } from './sorting.ts';
import { workable } from './workable.ts';

/**
 * The conditions of a filter on `c` (case); with a figure also on `f` (case_fact).
 *
 * What they cost with a million cases: PostgreSQL knows each value's frequency (values are sent as parameters of a
 * statement that is planned for them). A common value is found on the way along the order of the page, in the first
 * few hundred rows. A rare one would be looked for to the end of that order, so each part has an index from its value
 * to its cases, and these are sorted. Some parts (country, risk, assignee, no blocker) have the order in the same
 * index, which then serves both. Said at each condition below.
 */
export function filterConditions(filter: QueueFilter, asker: Asker): Prisma.Sql[] {
  return [
    ...(filter.figure ? figureConditions(filter.figure) : [tabCondition(filter.tab)]),
    ...besideTab(filter, asker),
  ];
}

/** The conditions without that of the tab: those that the counts of all tabs share. */
export function besideTab(filter: QueueFilter, asker: Asker): Prisma.Sql[] {
  // The address bar may hold a NUL, which PostgreSQL's text can't.
  const text = storable(filter.text);
  const { tab, providers } = filter;
  const parts: Parts = { ...filter.parts, ...(providers.length > 0 ? { providers } : {}) };
  const joined = joinedIn(filter).map((field) => new Set<string>(partsOf(field)));
  const of = (isAsked: (part: string) => boolean) =>
    partConditions(Object.fromEntries(Object.entries(parts).filter(([part]) => isAsked(part))), { tab, ...asker });
  return [
    ...(text ? [searchCondition(text, asker.seesNames)] : []),
    ...of((part) => !joined.some((field) => field.has(part))),
    // Where all of them are rare, PostgreSQL combines their indexes; with a common one it walks the order of the page.
    ...(joined.length > 0 ? [anyOf(joined.map((field) => allOf(of((part) => field.has(part)))))] : []),
  ];
}

/** The state is in the text, so that a statement planned once for all pages of a tab is planned for that state. */
export function tabCondition(tab: QueueFilter['tab']): Prisma.Sql {
  if (tab === 'archived') return Prisma.sql`c.is_archived`;
  if (tab !== 'needs_review') return Prisma.sql`c.state = ${stateInText(tab)} AND NOT c.is_archived`;
  return workable;
}

/** @throws Error for anything but a state: what is in the text of a statement is code */
function stateInText(state: CaseState): Prisma.Sql {
  if (!caseStates.includes(state)) throw new Error('not a state of a case');
  return Prisma.raw(`'${state}'`);
}

type Parts = { [Part in FilterPart | 'providers']?: string[] };

/**
 * No part shows a role more than a row does: country, risk, assignee and tags are in the clear for every role that sees
 * the queue, and a kind of blocker is a word without a person in it.
 */
function partConditions(parts: Parts, beside: Beside): Prisma.Sql[] {
  const { blockers, tones } = parts;
  return [
    ...(Object.keys(conditions) as (keyof typeof conditions)[]).flatMap((part) => {
      const values = parts[part];
      return values === undefined ? [] : [conditions[part](values, beside)];
    }),
    ...(blockers || tones ? [blockerCondition(blockers ?? [], tones ?? [])] : []),
  ];
}

type Beside = Asker & { tab: QueueFilter['tab'] };
type Condition = (values: string[], beside: Beside) => Prisma.Sql;

const conditions = {
  // case_connection_id_state_due_at_id_idx, also for the others of what is excluded
  providers: (values, beside) => ofConnections(beside, ({ provider }) => values.includes(provider)),
  notProviders: (values, beside) => ofConnections(beside, ({ provider }) => !values.includes(provider)),
  connections: (values) => Prisma.sql`c.connection_id IN (${uuids(values)})`,
  notConnections: (values, beside) => ofConnections(beside, ({ id }) => !values.includes(id)),
  // case_review_by_country, case_decided_by_country, case_archived_by_country, which are also the orders by country;
  // case_by_country for its counts
  countries: (values) => Prisma.sql`c.country IN (${Prisma.join(values)})`,
  notCountries: notCountryCondition,
  // applicant_document_kind
  documentKinds: (values) => Prisma.sql`c.applicant_id IN (
    SELECT d.id FROM applicant d WHERE document_kind(d.document) IN (${Prisma.join(values)}))`,
  assignees: assigneeCondition,
  notAssignees: notAssigneeCondition,
  // case_review_by_risk, case_decided_by_risk, case_archived_by_risk, which are also the orders by risk
  risks: riskCondition,
  notRisks: (values, beside) =>
    riskCondition(
      allRisks.filter((risk) => !values.includes(risk)),
      beside,
    ),
  notBlockers: notBlockerCondition,
  // applicant_tag_tag_idx
  tags: (values) =>
    Prisma.sql`c.applicant_id IN (SELECT applicant_id FROM applicant_tag WHERE tag IN (${Prisma.join(values)}))`,
  // The key of applicant_tag, asked of each case on the way along the order of the page. What is left has no index: a
  // tag that nearly all cases have makes the way long.
  notTags: (values) => Prisma.sql`NOT EXISTS (SELECT FROM applicant_tag t
    WHERE t.applicant_id = c.applicant_id AND t.tag IN (${Prisma.join(values)}))`,
  // case_review_by_opened, case_decided_by_opened, case_archived_by_opened
  openedFrom: ([day = '']) => Prisma.sql`c.opened_at >= ${dayStart(day)}::timestamptz`,
  openedUntil: ([day = '']) => Prisma.sql`c.opened_at < ${dayStart(day, 1)}::timestamptz`,
  // case_under_review, case_archived, and of decided cases case_state_due_at_id_idx
  dueFrom: ([day = '']) => Prisma.sql`c.due_at >= ${dayStart(day)}::timestamptz`,
  dueUntil: ([day = '']) => Prisma.sql`c.due_at < ${dayStart(day, 1)}::timestamptz`,
  // The same indexes: a span is two moments by now.
  openedIn: ([value = ''], { clock }) => inSpan(Prisma.sql`c.opened_at`, openedWithin(value, known(clock))),
  dueIn: ([value = ''], { clock }) => inSpan(Prisma.sql`c.due_at`, dueWithin(value, known(clock))),
} satisfies Partial<Record<FilterPart | 'providers', Condition>>;

const allRisks = ['high', 'medium', 'low'];

/** By their ids: PostgreSQL knows how many cases each connection has, not how many those of a subquery have. */
function ofConnections({ connections }: Beside, isAsked: (connection: KnownConnection) => boolean): Prisma.Sql {
  const ids = known(connections)
    .filter(isAsked)
    .map(({ id }) => id);
  return ids.length > 0 ? Prisma.sql`c.connection_id IN (${uuids(ids)})` : Prisma.sql`false`;
}

/**
 * A case of which the country is not known is not of this country: what is unknown is shown, not hidden. The others by
 * the indexes of a country, as ranges between the excluded codes: a vendor's own word for a country is among them.
 */
function notCountryCondition(values: string[]): Prisma.Sql {
  const excluded = values.toSorted().map((value) => Prisma.sql`${value}`);
  return allOf([
    anyOf([...rangesBeside(Prisma.sql`c.country`, excluded), Prisma.sql`c.country IS NULL`]),
    // Where the database sorts capitals otherwise (in Estonian), the ranges hold these as well.
    Prisma.sql`(c.country NOT IN (${Prisma.join(excluded)})) IS NOT FALSE`,
  ]);
}

/** Risks beside each other as a range: how many cases lie in one is estimated better than of a value that none has. */
function riskCondition(risks: string[], { tab }: Beside): Prisma.Sql {
  if (risks.length === 0) return Prisma.sql`false`;
  const wanted = risks.map((risk) => rankIn(tab, risk)).sort();
  const [first = 0, last = first] = [wanted[0], wanted.at(-1)];
  if (last - first === wanted.length - 1) return Prisma.sql`${rankOf(tab)} BETWEEN ${first}::int AND ${last}::int`;
  return Prisma.sql`${rankOf(tab)} IN (${first}::int, ${last}::int)`;
}

/**
 * case_held and case_decided_by for a member, case_review_unassigned and case_decided_unassigned for no one: each in
 * the order of its tab.
 */
function assigneeCondition(values: string[], { meId }: Beside): Prisma.Sql {
  const members = membersIn(values, meId);
  return anyOf([
    ...(members.length > 0 ? [Prisma.sql`c.assignee_id IN (${uuids(members)})`] : []),
    ...(values.includes('none') ? [unassigned] : []),
  ]);
}

/** The same indexes, for the ranges between these members; no one's cases are among them unless `none` is excluded. */
function notAssigneeCondition(values: string[], { meId }: Beside): Prisma.Sql {
  const members = membersIn(values, meId).map((id) => Prisma.sql`${id}::uuid`);
  const others =
    members.length > 0 ? rangesBeside(Prisma.sql`c.assignee_id`, members) : [Prisma.sql`c.assignee_id IS NOT NULL`];
  return anyOf([...others, ...(values.includes('none') ? [] : [unassigned])]);
}

const unassigned = Prisma.sql`c.assignee_id IS NULL`;

/** In the order of ids. */
function membersIn(values: string[], meId: string): string[] {
  const members = values.filter((value) => value !== 'none').map((value) => (value === 'me' ? meId : value));
  return [...new Set(members.map((id) => id.toLowerCase()))].sort();
}

function inSpan(moment: Prisma.Sql, { from, until }: Span): Prisma.Sql {
  return allOf([
    ...(from ? [Prisma.sql`${moment} >= ${from}::timestamptz`] : []),
    ...(until ? [Prisma.sql`${moment} < ${until}::timestamptz`] : []),
  ]);
}

/** @throws Error when the asker was not told what a filter needs (asker.ts) */
function known<Needed>(needed: Needed | undefined): Needed {
  if (needed === undefined) throw new Error('this filter needs the clock or the connections of the desk');
  return needed;
}

/** The beginning of a day (UTC), or of one some days later. */
function dayStart(day: string, later = 0): Date {
  return new Date(Date.parse(day) + later * 86_400_000);
}
