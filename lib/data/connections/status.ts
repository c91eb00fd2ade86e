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
    Prisma.sql`SELECT ${statusColumns} FROM connection n WHERE n.id = ${id}::uuid`,
    'status of a connection',
  );
  if (!status) throw new Refusal('not_found', 'There is no such connection.');
  return status;
}

/** Of a connection `n`, the columns of a {@link ConnectionStatus}. */
export const statusColumns = Prisma.sql`
  n.status = 'active' AS "isActive", n.status = 'removed' AS "isRemoved",
  n.round_every_minutes AS "roundEveryMinutes", n.calls_per_second AS "callsPerSecond",
  md5(concat_ws(' ', n.settings, n.mode, n.calls_per_second)) AS stamp`;
