import { db, type Tx } from '#lib/data/database.ts';
import { Prisma } from '#lib/data/generated/client.ts';
import type { Moments } from '#lib/review/metrics/cover.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import { type Measure, measures } from '#lib/review/metrics/measures.ts';
import type { MetricRange } from '#lib/review/metrics/range.ts';

type Plain = { dimension: string; value: string } & Record<Measure, number>;

/**
 * Every number of the metrics by plain SQL over the rows themselves (cases, decisions, undos, moves), written apart
 * from the sums and from the views they are made of.
 */
export async function plainCounts(
  moments: Moments,
  connection: string,
  { decisions = standing, reader = db() }: { decisions?: Prisma.Sql; reader?: Pick<Tx, '$queryRaw'> } = {},
): Promise<Plain[]> {
  const rows = await reader.$queryRaw<Plain[]>`
    SELECT g.dimension, g.value, ${columns} FROM (${occurrences(moments, connection, decisions)}) o
    CROSS JOIN LATERAL (SELECT 'all' AS dimension, '' AS value
      UNION ALL SELECT 'risk', o.risk WHERE o.risk IS NOT NULL
      UNION ALL SELECT 'flow', coalesce(o.flow, '') WHERE o.risk IS NOT NULL
      UNION ALL SELECT 'document', coalesce(o.document, '') WHERE o.risk IS NOT NULL
      UNION ALL SELECT 'country', coalesce(o.country, '') WHERE o.risk IS NOT NULL
      UNION ALL SELECT 'reviewer', o.reviewer::text WHERE o.reviewer IS NOT NULL
      UNION ALL SELECT 'reviewer_risk', o.reviewer || ':' || o.risk WHERE o.reviewer IS NOT NULL AND o.risk IS NOT NULL
      UNION ALL SELECT 'reason', r FROM unnest(o.reasons) r WHERE o.reviewer IS NOT NULL
      UNION ALL SELECT 'request_reason', r FROM unnest(o.reasons) r WHERE o.reviewer IS NULL
      UNION ALL SELECT 'list', coalesce(o.list, '') WHERE o.topic IS NOT NULL
      UNION ALL SELECT 'topic', o.topic WHERE o.topic IS NOT NULL) g
    GROUP BY 1, 2 ORDER BY g.dimension || g.value COLLATE "C"`;
  return rows.toSorted((a, b) => `${a.dimension}${a.value}`.localeCompare(`${b.dimension}${b.value}`));
}

/** The control: as if a decision that was undone still counted. */
export async function withoutUndo(moments: Moments, connection: string): Promise<Plain[]> {
  const all = await plainCounts(moments, connection, { decisions: Prisma.sql`SELECT * FROM decision` });
  return all.filter(({ dimension }) => dimension === 'all');
}

/** How many decisions took how long, by plain SQL. */
export function plainTimes({ from, until }: Moments, connection: string): Promise<{ slot: number; amount: number }[]> {
  return db().$queryRaw`
    SELECT decision_slot(
        greatest(0, (extract(epoch FROM d.decided_at - c.opened_at) * 1000)::bigint - c.stopped_ms)) AS slot,
      count(*)::int AS amount
    FROM (${standing}) d JOIN "case" c ON c.id = d.case_id
    WHERE c.connection_id = ${connection}::uuid AND d.decided_at >= ${from} AND d.decided_at < ${until}
    GROUP BY 1 ORDER BY 1`;
}

/** How many cases were undecided at a moment, by plain SQL: archived ones left the queue. */
export async function plainOpen(at: Date, connection: string): Promise<number> {
  const [row] = await db().$queryRaw<{ cases: number }[]>`
    SELECT count(*)::int AS cases FROM "case" c LEFT JOIN (${standing}) d ON d.case_id = c.id
    WHERE c.connection_id = ${connection}::uuid AND c.opened_at < ${at}
      AND CASE WHEN d.id IS NULL THEN NOT c.is_archived ELSE d.decided_at >= ${at} END`;
  return row?.cases ?? 0;
}

const standing = Prisma.sql`
  SELECT * FROM decision WHERE id NOT IN (SELECT decision_id FROM decision_undo)`;

const asked = Prisma.sql`
  SELECT DISTINCT ON (m.case_id) m.case_id, m.at, m.reasons FROM case_move m
  WHERE m.kind = 'requested' AND m.id NOT IN (SELECT undoes_id FROM case_move WHERE undoes_id IS NOT NULL)
  ORDER BY m.case_id, m.at DESC`;

const lastWord = Prisma.sql`SELECT DISTINCT ON (hit_id) * FROM hit_resolution ORDER BY hit_id, seq DESC`;

const columns = Prisma.raw(
  measures.map((measure) => `count(*) FILTER (WHERE '${measure}' = ANY(o.measures))::int AS ${measure}`).join(', '),
);

/** One row for each thing that happened: a case opened, decided, asked for something; a second person's answer. */
function occurrences({ from, until }: Moments, connection: string, decisions: Prisma.Sql): Prisma.Sql {
  const whose = Prisma.sql`
    FROM "case" c JOIN applicant a ON a.id = c.applicant_id LEFT JOIN applicant_search s ON s.applicant_id = a.id`;
  const within = (column: Prisma.Sql) =>
    Prisma.sql`c.connection_id = ${connection}::uuid AND ${column} >= ${from} AND ${column} < ${until}`;
  return Prisma.sql`
    SELECT c.risk, a.flow, a.document, s.country, NULL::uuid AS reviewer, '{}'::text[] AS reasons,
      NULL::text AS topic, NULL::text AS list,
      ARRAY['opened', CASE WHEN c.round = 1 THEN 'opened_first' END,
        CASE WHEN c.state <> 'waiting_for_applicant' THEN 'opened_complete' END,
        CASE WHEN d.id IS NOT NULL THEN 'opened_decided' END,
        CASE WHEN d.outcome = 'approved' THEN 'opened_approved' END,
        CASE WHEN q.at IS NOT NULL THEN 'opened_asked' END,
        CASE WHEN c.is_archived AND d.id IS NULL THEN 'opened_archived' END] AS measures
    ${whose} LEFT JOIN (${decisions}) d ON d.case_id = c.id LEFT JOIN (${asked}) q ON q.case_id = c.id
    WHERE ${within(Prisma.sql`c.opened_at`)}
    UNION ALL
    SELECT c.risk, a.flow, a.document, s.country, d.member_id,
      d.reasons, NULL, NULL,
      ARRAY[d.outcome, CASE WHEN d.decided_at > c.due_at THEN 'late' END,
        CASE WHEN c.round = (SELECT max(l.round) FROM "case" l JOIN (${decisions}) e ON e.case_id = l.id
          WHERE l.applicant_id = c.applicant_id) THEN d.outcome || '_latest' END]
    ${whose} JOIN (${decisions}) d ON d.case_id = c.id WHERE ${within(Prisma.sql`d.decided_at`)}
    UNION ALL
    SELECT c.risk, a.flow, a.document, s.country, NULL, q.reasons, NULL, NULL, ARRAY['asked']
    ${whose} JOIN (${asked}) q ON q.case_id = c.id WHERE ${within(Prisma.sql`q.at`)}
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, t.member_id, '{}', NULL, NULL, ARRAY[t.ended_as]
    FROM staged_decision t JOIN "case" c ON c.id = t.case_id
    WHERE t.ended_as IN ('confirmed', 'returned') AND ${within(Prisma.sql`t.ended_at`)}
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, '{}', h.topic, h.list, ARRAY[CASE r.verdict
      WHEN 'true_match' THEN 'hit_true' WHEN 'false_positive' THEN 'hit_false' ELSE 'hit_unsure' END]
    FROM hit h JOIN applicant c ON c.id = h.applicant_id JOIN (${lastWord}) r ON r.hit_id = h.id
    WHERE r.verdict IS NOT NULL AND ${within(Prisma.sql`r.at`)}`;
}

/** Figures as the screen links them, each with its cases by plain SQL. */
export async function plainFigures(
  range: MetricRange,
  connection: string,
): Promise<{ figure: Figure; cases: number }[]> {
  const span = { from: range.start, until: range.until };
  const moments = { from: new Date(range.start), until: new Date(range.until) };
  const rows = await plainCounts(moments, connection);
  const of = { connection, zone: range.zone };
  return rows.flatMap((row) =>
    figuresOf(row, span).map(({ figure, cases }) => ({ figure: { ...figure, ...of }, cases })),
  );
}

function figuresOf(row: Plain, span: { from: string; until: string }): { figure: Figure; cases: number }[] {
  const { dimension, value } = row;
  if (['reviewer_risk', 'list', 'topic'].includes(dimension)) return [];
  if (dimension === 'request_reason') return [{ figure: { requested: span, askedFor: value }, cases: row.asked }];
  const group: Figure = dimension === 'all' ? {} : { [dimension]: value };
  const decided = { ...group, decided: span };
  const all: { figure: Figure; cases: number }[] = [
    { figure: decided, cases: row.approved + row.rejected },
    { figure: { ...decided, outcome: 'approved' }, cases: row.approved },
    { figure: { ...decided, time: 'late' }, cases: row.late },
    { figure: { ...decided, only: 'latest', outcome: 'rejected' }, cases: row.rejected_latest },
  ];
  if (dimension === 'reviewer')
    return [...all, { figure: { ...group, answered: span, second: 'returned' }, cases: row.returned }];
  if (dimension === 'reason') return all;
  const opened = { ...group, opened: span };
  return [
    ...all,
    { figure: opened, cases: row.opened },
    { figure: { ...opened, only: 'first' }, cases: row.opened_first },
    { figure: { ...opened, step: 'complete' }, cases: row.opened_complete },
    { figure: { ...opened, step: 'approved' }, cases: row.opened_approved },
    { figure: { ...opened, step: 'asked' }, cases: row.opened_asked },
    { figure: { ...group, requested: span }, cases: row.asked },
  ];
}
