import 'server-only';
import { db } from '../database.ts';

/** Samples are kept this long: two years can be compared with the two before. */
const keptDays = 1_500;

/**
 * Adds to the sample of this quarter hour of each active connection: the lag, which is the longest time since the
 * provider's last answer; the calls and their failures; and the worst state of the breaker. May be done any number of
 * times in a quarter hour: calls are counted once.
 */
export async function sampleConnections(now: Date): Promise<void> {
  await db().$executeRaw`
    INSERT INTO connection_sample AS s (connection_id, at, lag_seconds, calls, failures, breaker)
    SELECT c.id, q.at,
      CASE WHEN g.last_answer_at IS NOT NULL
        THEN greatest(0, extract(epoch FROM ${now}::timestamptz - g.last_answer_at))::int END,
      coalesce(t.calls, 0), coalesce(t.failures, 0),
      CASE WHEN g.probe_started_at IS NOT NULL THEN 'half_open' WHEN g.opened_at IS NOT NULL THEN 'open'
        ELSE 'closed' END
    FROM connection c
    CROSS JOIN (SELECT metric_start('quarter', ${now}::timestamptz) AS at) q
    LEFT JOIN gate g ON g.connection_id = c.id
    LEFT JOIN LATERAL (SELECT sum(calls)::int AS calls, sum(failures)::int AS failures FROM call_tally
      WHERE connection_id = c.id AND minute >= q.at AND minute < q.at + interval '15 minutes') t ON true
    WHERE c.status = 'active'
    ON CONFLICT (connection_id, at) DO UPDATE SET
      lag_seconds = greatest(s.lag_seconds, EXCLUDED.lag_seconds), calls = EXCLUDED.calls, failures = EXCLUDED.failures,
      breaker = CASE WHEN 'open' IN (s.breaker, EXCLUDED.breaker) THEN 'open'
        WHEN 'half_open' IN (s.breaker, EXCLUDED.breaker) THEN 'half_open' ELSE 'closed' END`;
}

/** Deletes samples that are older than any range. */
export async function pruneSamples(now: Date): Promise<void> {
  await db().connectionSample.deleteMany({ where: { at: { lt: new Date(now.getTime() - keptDays * 86_400_000) } } });
}
