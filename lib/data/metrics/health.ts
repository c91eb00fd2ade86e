import 'server-only';
import type { Step } from '#lib/review/metrics/range.ts';
import type { ConnectionHealthRead, HealthStep } from '#lib/review/metrics/read.ts';
import { db } from '../database.ts';

type Row = HealthStep & { connectionId: string; step: number };

/** The lag, in seconds, that 90 of 100 samples of each connection did not exceed since a moment. */
export async function lagP90Since(since: Date): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ connectionId: string; seconds: number }[]>`
    SELECT connection_id AS "connectionId", percentile_disc(0.9) WITHIN GROUP (ORDER BY lag_seconds) AS seconds
    FROM connection_sample WHERE at >= ${since} AND lag_seconds IS NOT NULL GROUP BY connection_id`;
  return new Map(rows.map(({ connectionId, seconds }) => [connectionId, seconds]));
}

/** How each connection did in each step, from the samples of every quarter hour. */
export async function healthIn(
  steps: readonly Step[],
  connections: readonly string[],
): Promise<ConnectionHealthRead[]> {
  const starts = steps.map(({ start }) => new Date(start));
  const until = new Date(steps.at(-1)?.until ?? 0);
  const rows = await db().$queryRaw<Row[]>`
    SELECT connection_id AS "connectionId", width_bucket(at, ${starts}::timestamptz[])::int AS step,
      max(lag_seconds) AS "lagSeconds", sum(calls)::int AS calls, sum(failures)::int AS failures,
      (15 * count(*) FILTER (WHERE breaker = 'open'))::int AS "downMinutes"
    FROM connection_sample
    WHERE connection_id = ANY(${connections}::uuid[]) AND at >= ${starts[0] ?? until}::timestamptz
      AND at < ${until}::timestamptz
    GROUP BY 1, 2`;
  const byPlace = new Map(
    rows.map(({ connectionId, step, ...health }) => [`${connectionId} ${step}`, health] as const),
  );
  return connections.map((connectionId) => ({
    connectionId,
    steps: steps.map((_, at) => byPlace.get(`${connectionId} ${at + 1}`) ?? null),
  }));
}
