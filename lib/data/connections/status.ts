import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import { pool } from '../database.ts';

/**
 * How a connection stands at this moment: whether it may be used, how fast, and whether its settings are still those
 * known.
 */
export type ConnectionStatus = {
  isActive: boolean;
  isRemoved: boolean;
  roundEveryMinutes: number | null;
  callsPerSecond: number | null;
  /** Another one whenever the settings or the pace were changed. */
  stamp: string;
};

/**
 * Asked before every use, so that a pause or a replaced key counts in every process at once and not after its memory
 * has run out. Plain SQL, because it is asked so often.
 * @throws Refusal `not_found`
 */
export async function connectionStatus(id: string): Promise<ConnectionStatus> {
  const { rows } = await pool().query<ConnectionStatus>(
    `SELECT status = 'active' AS "isActive", status = 'removed' AS "isRemoved", round_every_minutes AS "roundEveryMinutes", calls_per_second AS "callsPerSecond",
       md5(concat_ws(' ', settings, mode, calls_per_second)) AS stamp
     FROM connection WHERE id = $1`,
    [id],
  );
  const standing = rows[0];
  if (!standing) throw new Refusal('not_found', 'There is no such connection.');
  return standing;
}
