import 'server-only';
import { randomUUID } from 'node:crypto';
import { log } from '#lib/log.ts';
import { worker } from '#lib/review/actor.ts';
import { db, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { record } from '../ledger/ledger.ts';
import { eachMeasure } from './each-measure.ts';
import { pruneSamples } from './samples.ts';

/** What a recount found. `facts` are cases and hits, `sums` groups of a day, month or quarter hour. */
export type Recounted = { cases: number; facts: number; sums: number };

/** At this hour, UTC, the metrics are counted again. */
const atHour = 2;

/** Recounts once a night, or when there never was a recount. @returns null when it is not due */
export async function recountIfDue(now: Date): Promise<Recounted | null> {
  const due = new Date(now);
  due.setUTCHours(atHour, 0, 0, 0);
  if (due > now) due.setUTCDate(due.getUTCDate() - 1);
  const last = await db().metricCheck.findFirst({ where: { at: { gte: due } }, select: { id: true } });
  if (last) return null;
  await pruneSamples(now);
  return recountMetrics();
}

/**
 * Counts everything again from the rows of cases, decisions, moves and hits, and compares it with what is kept. On any
 * difference: an entry in the ledger, a line in the log, the state that the screen shows, and the sums are made anew.
 */
export async function recountMetrics(): Promise<Recounted> {
  const found = await alone(async (tx) => {
    const [{ cases = 0 } = {}] = await tx.$queryRaw<{ cases: number }[]>`SELECT count(*)::int AS cases FROM "case"`;
    const facts = await differingFacts(tx);
    const sums = await differingSums(tx);
    if (facts + sums > 0) await putRight(tx);
    return { cases, facts, sums };
  });
  const id = randomUUID();
  const counted = { cases: found.cases, factsDiffering: found.facts, sumsDiffering: found.sums };
  await db().metricCheck.create({ data: { id, ...counted } });
  if (found.facts + found.sums > 0) {
    log.warn('metrics.differed', counted);
    await record(worker, { kind: 'metrics.differed', details: { checkId: id, ...counted } }, null);
  }
  return found;
}

/** One moment of the database, without folding meanwhile. Counting a million cases takes minutes. */
function alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const counting = async (tx: Tx) => {
    // Before the first query: it decides which moment is seen.
    await tx.$executeRaw`LOCK TABLE metric_sum IN SHARE ROW EXCLUSIVE MODE`;
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    return work(tx);
  };
  return db().$transaction(counting, { isolationLevel: 'RepeatableRead', maxWait: 2_000, timeout: 6 * 3_600_000 });
}

async function differingFacts(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ facts: number }[]>`
    SELECT (
      (SELECT count(DISTINCT case_id) FROM (
        (SELECT * FROM case_measured EXCEPT SELECT * FROM case_fact)
        UNION ALL (SELECT * FROM case_fact EXCEPT SELECT * FROM case_measured)) d)
      + (SELECT count(DISTINCT hit_id) FROM (
        (SELECT * FROM hit_measured EXCEPT SELECT * FROM hit_fact)
        UNION ALL (SELECT * FROM hit_fact EXCEPT SELECT * FROM hit_measured)) d))::int AS facts`;
  return row?.facts ?? 0;
}

/** Sums and histograms, each with what is not folded yet, against the events of all facts. */
async function differingSums(tx: Tx): Promise<number> {
  const differing = async (kept: Prisma.Sql, counted: Prisma.Sql) => {
    const [row] = await tx.$queryRaw<{ groups: number }[]>`
      WITH kept AS (${kept}), counted AS (${counted})
      SELECT count(*)::int AS groups FROM (
        (SELECT * FROM kept EXCEPT ALL SELECT * FROM counted) UNION ALL
        (SELECT * FROM counted EXCEPT ALL SELECT * FROM kept)) d`;
    return row?.groups ?? 0;
  };
  return (await differing(keptCounts(), grouped(events))) + (await differing(keptTimes(), timed(events)));
}

const events = Prisma.sql`
  SELECT at, connection_id, measures, slot, groups, 1 AS amount FROM metric_events('-infinity', 'infinity')`;

const pending = Prisma.sql`SELECT at, connection_id, measures, slot, groups, amount FROM metric_change`;

const place = Prisma.sql`level, dimension, at, connection_id, value`;

const amounts = eachMeasure(
  (column, measure) =>
    Prisma.sql`coalesce(sum(s.amount) FILTER (WHERE ${measure} = ANY(s.measures)), 0)::int AS ${column}`,
);

function spread(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT l.level, split_part(g, '=', 1) AS dimension, metric_start(l.level, e.at) AS at, e.connection_id,
      substr(g, strpos(g, '=') + 1) AS value, e.measures, e.slot, e.amount
    FROM (${source}) e, unnest(e.groups) g, (VALUES ('quarter'), ('day'), ('month')) l(level)`;
}

function grouped(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${place}, ${amounts} FROM (${spread(source)}) s
    WHERE s.level <> 'quarter' OR s.dimension = 'all' GROUP BY 1, 2, 3, 4, 5`;
}

function keptCounts(): Prisma.Sql {
  return Prisma.sql`
    SELECT ${place}, ${eachMeasure((column) => Prisma.sql`sum(${column})::int AS ${column}`)} FROM (
      SELECT ${place}, ${eachMeasure((column) => column)} FROM metric_sum UNION ALL ${grouped(pending)}) k
    GROUP BY 1, 2, 3, 4, 5 HAVING ${eachMeasure((column) => Prisma.sql`sum(${column}) <> 0`, ' OR ')}`;
}

function timed(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${place}, slot, sum(amount)::int AS amount FROM (${spread(source)}) s
    WHERE s.slot IS NOT NULL AND s.level <> 'quarter' AND s.dimension NOT IN ('reason', 'reviewer_risk')
    GROUP BY 1, 2, 3, 4, 5, 6`;
}

function keptTimes(): Prisma.Sql {
  return Prisma.sql`
    SELECT ${place}, slot, sum(amount)::int AS amount FROM (
      SELECT ${place}, slot, amount FROM metric_time UNION ALL ${timed(pending)}) k
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(amount) <> 0`;
}

async function putRight(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM case_fact f WHERE NOT EXISTS (SELECT FROM case_measured m WHERE m.case_id = f.case_id)`;
  await tx.$executeRaw`
    SELECT measure_applicant(d.applicant_id) FROM (SELECT DISTINCT c.applicant_id FROM "case" c JOIN (
      SELECT * FROM case_measured EXCEPT SELECT * FROM case_fact) m ON m.case_id = c.id) d`;
  await tx.$executeRaw`SELECT measure_hit_again(hit_id) FROM (
    SELECT * FROM hit_measured EXCEPT SELECT * FROM hit_fact) m`;
  await tx.$executeRaw`SELECT metric_refill()`;
}
