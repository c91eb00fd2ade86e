import 'server-only';
import { type CaseState, caseStates } from '#lib/review/case/case.ts';
import type { FilterPart } from '#lib/review/case/filter/parts.ts';
import { type DeskClock, dueWithin, openedWithin, type Span } from '#lib/review/case/filter/within.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { hitTopicGroups, topicLabel, topicsIn } from '#lib/review/hits/topic.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import type { Asker } from './asker.ts';
import { figureConditions } from './figure-condition.ts';
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
  const { seesNames } = asker;
  const providers = filter.providers.map((provider) => storable(provider) ?? '');
  return [
    // case_connection_id_state_due_at_id_idx
    providers.length > 0
      ? Prisma.sql`c.connection_id IN (SELECT id FROM connection WHERE provider IN (${Prisma.join(providers)}))`
      : null,
    text ? searchCondition(text, seesNames) : null,
    ...partConditions(filter, asker),
  ].filter((condition) => condition !== null);
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

/**
 * No part shows a role more than a row does: country, risk, assignee and tags are in the clear for every role that sees
 * the queue, and a kind of blocker is a word without a person in it.
 */
function partConditions({ parts = {}, tab }: QueueFilter, asker: Asker): Prisma.Sql[] {
  const { blockers, tones } = parts;
  return [
    ...(Object.keys(conditions) as (keyof typeof conditions)[]).flatMap((part) => {
      const values = parts[part];
      return values === undefined ? [] : [conditions[part](values, { tab, ...asker })];
    }),
    ...(blockers || tones ? [blockerCondition(blockers ?? [], tones ?? [])] : []),
  ];
}

type Beside = Asker & { tab: QueueFilter['tab'] };
type Condition = (values: string[], beside: Beside) => Prisma.Sql;

const conditions = {
  // case_connection_id_state_due_at_id_idx
  connections: (values) => Prisma.sql`c.connection_id IN (${uuids(values)})`,
  // case_review_by_country, case_decided_by_country, case_archived_by_country, which are also the orders by country;
  // case_by_country for its counts
  countries: (values) => Prisma.sql`c.country IN (${Prisma.join(values)})`,
  // applicant_document_kind
  documentKinds: (values) => Prisma.sql`c.applicant_id IN (
    SELECT d.id FROM applicant d WHERE document_kind(d.document) IN (${Prisma.join(values)}))`,
  assignees: assigneeCondition,
  // case_review_by_risk, case_decided_by_risk, case_archived_by_risk, which are also the orders by risk
  risks: riskCondition,
  // applicant_tag_tag_idx
  tags: (values) =>
    Prisma.sql`c.applicant_id IN (SELECT applicant_id FROM applicant_tag WHERE tag IN (${Prisma.join(values)}))`,
  // case_review_by_opened, case_decided_by_opened, case_archived_by_opened
  openedFrom: ([day = '']) => Prisma.sql`c.opened_at >= ${dayStart(day)}::timestamptz`,
  openedUntil: ([day = '']) => Prisma.sql`c.opened_at < ${dayStart(day, 1)}::timestamptz`,
  // case_under_review, case_archived, and of decided cases case_state_due_at_id_idx
  dueFrom: ([day = '']) => Prisma.sql`c.due_at >= ${dayStart(day)}::timestamptz`,
  dueUntil: ([day = '']) => Prisma.sql`c.due_at < ${dayStart(day, 1)}::timestamptz`,
  // The same indexes: a span is two moments by now.
  openedIn: ([value = ''], { clock }) => inSpan(Prisma.sql`c.opened_at`, openedWithin(value, known(clock))),
  dueIn: ([value = ''], { clock }) => inSpan(Prisma.sql`c.due_at`, dueWithin(value, known(clock))),
} satisfies Partial<Record<FilterPart, Condition>>;

/** Risks beside each other as a range: how many cases lie in one is estimated better than of a value that none has. */
function riskCondition(risks: string[], { tab }: Beside): Prisma.Sql {
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
  const members = values.filter((value) => value !== 'none').map((value) => (value === 'me' ? meId : value));
  const ways = [
    ...(members.length > 0 ? [Prisma.sql`c.assignee_id IN (${uuids(members)})`] : []),
    ...(values.includes('none') ? [Prisma.sql`c.assignee_id IS NULL`] : []),
  ];
  return anyOf(ways);
}

/**
 * Kinds and outcomes of one and the same blocker: case_blockers (GIN), whose estimates come from the statistics of the
 * column. Without any blocker: case_review_clear and case_decided_clear, because that index can't hold what is not
 * there.
 */
function blockerCondition(kinds: string[], tones: string[]): Prisma.Sql {
  const named = kinds.filter((kind) => kind !== 'none').flatMap(ofKind);
  const isNoneAlone = named.length === 0 && kinds.length > 0;
  const wanted = isNoneAlone ? [] : crossed(named, tones);
  const ways = [
    ...wanted.map((blocker) => Prisma.sql`c.blockers @> ${JSON.stringify([blocker])}::jsonb`),
    ...(kinds.includes('none') ? [Prisma.sql`c.blockers = '[]'::jsonb`] : []),
  ];
  return anyOf(ways);
}

type Wanted = { kind?: string; label?: string; tone?: string };

function crossed(kinds: Wanted[], tones: string[]): Wanted[] {
  if (tones.length === 0) return kinds;
  return (kinds.length > 0 ? kinds : [{}]).flatMap((kind) => tones.map((tone) => ({ ...kind, tone })));
}

/** A kind of blocker; a group of topics of hits by the labels that hits of it have. */
function ofKind(kind: string): Wanted[] {
  if (!kind.startsWith('hit:')) return [{ kind }];
  const group = hitTopicGroups.find((known) => `hit:${known}` === kind);
  const labels = new Set(group ? topicsIn(group).map(topicLabel) : []);
  return [...labels].map((label) => ({ kind: 'hit', label }));
}

function inSpan(moment: Prisma.Sql, { from, until }: Span): Prisma.Sql {
  const ends = [
    ...(from ? [Prisma.sql`${moment} >= ${from}::timestamptz`] : []),
    ...(until ? [Prisma.sql`${moment} < ${until}::timestamptz`] : []),
  ];
  return Prisma.join(ends, ' AND ');
}

function known(clock: DeskClock | undefined): DeskClock {
  if (!clock) throw new Error('days relative to today need the clock of the desk');
  return clock;
}

function anyOf(ways: Prisma.Sql[]): Prisma.Sql {
  return ways.length > 0 ? Prisma.join(ways, ' OR ', '(', ')') : Prisma.sql`false`;
}

/** Ids as a list of values. */
export function uuids(values: readonly string[]): Prisma.Sql {
  return Prisma.join(values.map((value) => Prisma.sql`${value}::uuid`));
}

/** The beginning of a day (UTC), or of one some days later. */
function dayStart(day: string, later = 0): Date {
  return new Date(Date.parse(day) + later * 86_400_000);
}
