import 'server-only';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type AgeGroup, type Figure, type NowGroup, type Span, slotsOf } from '#lib/review/metrics/figure.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { Prisma } from '../generated/client.ts';
import { workable } from './workable.ts';

/** @throws Refusal `not_allowed` when the figure is of a colleague, whose numbers this member may not see */
export function mustSeeFigure(actor: MemberActor, { reviewer }: Figure): void {
  if (reviewer === undefined || reviewer === actor.id || can(actor, 'see-reviewer-metrics')) return;
  throw new Refusal('not_allowed', 'Your role shows the numbers of your own decisions alone.');
}

/**
 * The conditions for the cases behind a number of the metrics, on `f` (case_fact) and `c` (case): what the sums count,
 * asked of the facts. What is asked of a hit is asked of one and the same hit, and so of a second person's answer.
 */
export function figureConditions(figure: Figure): Prisma.Sql[] {
  const { opened, decided, requested } = figure;
  return [
    opened && within(Prisma.sql`f.opened_at`, opened),
    decided && within(Prisma.sql`f.decided_at`, decided),
    requested && within(Prisma.sql`f.requested_at`, requested),
    hitCondition(figure),
    secondCondition(figure),
    ...textConditions(figure),
  ].filter((condition) => condition !== undefined);
}

/** The moment by which the cases of a figure are ordered, latest first. */
export function figureOrder({ decided, requested }: Figure): Prisma.Sql {
  if (decided) return Prisma.sql`f.decided_at`;
  return requested ? Prisma.sql`f.requested_at` : Prisma.sql`f.opened_at`;
}

function within(column: Prisma.Sql, { from, until }: Span): Prisma.Sql {
  return Prisma.sql`${column} >= ${new Date(from)}::timestamptz AND ${column} < ${new Date(until)}::timestamptz`;
}

/** A hit is of an applicant, not of a case: it is counted with the applicant's latest round. */
function hitCondition({ closed, verdict, topic, list }: Figure): Prisma.Sql | undefined {
  if (!closed && verdict === undefined && topic === undefined && list === undefined) return undefined;
  const ofHit = [
    closed && within(Prisma.sql`h.closed_at`, closed),
    verdict && verdictCondition(verdict),
    topic === undefined ? undefined : isValue(Prisma.sql`h.topic`, topic),
    list === undefined ? undefined : isValue(Prisma.sql`h.list`, list),
  ].filter((condition) => condition !== undefined);
  return Prisma.sql`
    NOT EXISTS (SELECT FROM "case" later WHERE later.applicant_id = c.applicant_id AND later.round > c.round)
    AND c.applicant_id IN (SELECT g.applicant_id FROM hit_fact h JOIN hit g ON g.id = h.hit_id
      WHERE ${Prisma.join(ofHit, ' AND ')})`;
}

function verdictCondition(verdict: NonNullable<Figure['verdict']>): Prisma.Sql {
  return verdict === 'open' ? Prisma.sql`h.verdict IS NULL AND g.gone_at IS NULL` : Prisma.sql`h.verdict = ${verdict}`;
}

function secondCondition({ answered, second, reviewer }: Figure): Prisma.Sql | undefined {
  if (!answered) return undefined;
  return Prisma.sql`EXISTS (SELECT FROM staged_decision s
    WHERE s.case_id = c.id AND s.ended_as IN ('confirmed', 'returned') AND ${within(Prisma.sql`s.ended_at`, answered)}
      ${second ? Prisma.sql`AND s.ended_as = ${second}` : Prisma.empty}
      ${reviewer ? Prisma.sql`AND s.member_id = ${reviewer}::uuid` : Prisma.empty})`;
}

function textConditions(figure: Figure): Prisma.Sql[] {
  return (Object.keys(conditions) as (keyof typeof conditions)[]).flatMap((key) => {
    const value = figure[key];
    return value === undefined ? [] : [conditions[key](value, figure)];
  });
}

/** "Not told" is an empty text in a figure, and null in a fact. */
function isValue(column: Prisma.Sql, value: string): Prisma.Sql {
  return value === '' ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${value}`;
}

const stepConditions: Record<string, Prisma.Sql> = {
  complete: Prisma.sql`NOT f.is_waiting`,
  decided: Prisma.sql`f.decided_at IS NOT NULL`,
  approved: Prisma.sql`f.outcome = 'approved'`,
  asked: Prisma.sql`f.requested_at IS NOT NULL`,
};

const nowConditions: Record<NowGroup, Prisma.Sql> = {
  waiting: workable,
  over: Prisma.sql`${workable} AND c.due_at < now()`,
  claimed: Prisma.sql`${workable} AND c.claimed_until > now()`,
};

/** Days since it was opened: at least, and less than. */
const ages: Record<AgeGroup, [number, number]> = {
  '0-2': [0, 3],
  '3-10': [3, 11],
  '11-30': [11, 31],
  '31': [31, 99_999],
};

/** The moments between which a case of an age was opened. */
export function openedForAge(age: AgeGroup, at: Date): { after: Date; until: Date } {
  const [least, below] = ages[age];
  const ago = (days: number) => new Date(at.getTime() - days * 86_400_000);
  return { after: ago(below), until: ago(least) };
}

const conditions = {
  openAt: (value: string) => openAtCondition(new Date(value)),
  age: (value: string, { openAt }: Figure) => {
    const { after, until } = openedForAge(value as AgeGroup, openAt ? new Date(openAt) : new Date());
    return Prisma.sql`f.opened_at > ${after}::timestamptz AND f.opened_at <= ${until}::timestamptz`;
  },
  now: (value: string) => nowConditions[value as NowGroup],
  holder: (value: string) => Prisma.sql`c.assignee_id = ${value}::uuid`,
  outcome: (value: string) => Prisma.sql`f.outcome = ${value}`,
  time: (value: string) => Prisma.sql`f.is_in_time = ${value === 'met'}`,
  slots: (value: string) => {
    const [first, last] = slotsOf(value);
    return Prisma.sql`f.slot BETWEEN ${first} AND ${last}`;
  },
  only: (value: string) => (value === 'first' ? Prisma.sql`f.round = 1` : Prisma.sql`f.is_latest`),
  step: (value: string) => stepConditions[value] ?? Prisma.sql`false`,
  connection: (value: string) => Prisma.sql`f.connection_id = ${value}::uuid`,
  mode: (value: string) => Prisma.sql`f.connection_id IN (SELECT id FROM connection WHERE mode = ${value})`,
  risk: (value: string) => Prisma.sql`f.risk = ${value}`,
  flow: (value: string) => isValue(Prisma.sql`f.flow`, value),
  country: (value: string) => isValue(Prisma.sql`f.country`, value),
  document: (value: string) => isValue(Prisma.sql`f.document`, value),
  reviewer: (value: string, { answered }: Figure) =>
    answered ? Prisma.sql`true` : Prisma.sql`f.reviewer_id = ${value}::uuid`,
  reason: (value: string) => Prisma.sql`${value} = ANY(f.reasons)`,
  askedFor: (value: string) => Prisma.sql`${value} = ANY(f.request_reasons)`,
} satisfies { [Key in keyof Figure]?: (value: string, figure: Figure) => Prisma.Sql };

/** Open at a moment, as far as it is known now: opened before it, and not decided by then. */
function openAtCondition(at: Date): Prisma.Sql {
  return Prisma.sql`f.opened_at < ${at}::timestamptz
    AND (f.decided_at >= ${at}::timestamptz OR (f.decided_at IS NULL AND NOT f.is_archived))`;
}
