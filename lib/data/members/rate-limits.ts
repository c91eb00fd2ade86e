import 'server-only';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { pool } from '../database.ts';

/** A limit shared by all processes: `points` per `seconds` for each key. */
export function rateLimit(name: string, points: number, seconds: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // The worker deletes expired rows; a timer in every web process would only compete with it.
    clearExpiredByTimeout: false,
  });
}
