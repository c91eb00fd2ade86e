import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** A connection's row at this moment: whether it may be used, how fast, and whether its settings changed. */
export type ConnectionStatus = {
  isActive: boolean;
  isRemoved: boolean;
  roundEveryMinutes: number | null;
  callsPerSecond: number | null;
  /** Differs after every change of settings or pace. */
  stamp: string;
};

/**
 * Reads a connection's status before each use, so that a pause or a replaced key has effect in every process at once,
 * whatever it has cached. Plain SQL, because it is read so often.
 * @throws Refusal `not_found`
 */
export async function connectionStatus(id: string): Promise<ConnectionStatus> {
  const [status] = await select<ConnectionStatus>(
    Prisma.sql`
      SELECT status = 'active' AS "isActive", status = 'removed' AS "isRemoved",
        round_every_minutes AS "roundEveryMinutes", calls_per_second AS "callsPerSecond",
        md5(concat_ws(' ', settings, mode, calls_per_second)) AS stamp
      FROM connection WHERE id = ${id}::uuid`,
    'status of a connection',
  );
  if (!status) throw new Refusal('not_found', 'There is no such connection.');
  return status;
}
