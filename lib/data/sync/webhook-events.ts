import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { refetchStatement } from './refetch.ts';

/** A delivery that was verified. `eventId` is the vendor's own, or null where it has none. */
export type VerifiedEvent = {
  connectionId: string;
  eventId: string | null;
  type: string | null;
  externalIds: readonly string[];
  isPing: boolean;
  body: Uint8Array;
};

/** For how long deliveries and refusals are kept: longer than any vendor tries again. */
const keptDays = 30;

/**
 * Stores a verified delivery once, and with it whom to ask the vendor about. The same event again only counts. Where
 * the vendor names no event the body does, and each delivery asks again, because two events may look alike: replays
 * fall together in one pending row, and a later event is never lost. One statement, because fifty at once may say the
 * same: a lock held over several round trips would have them wait for one another.
 */
export async function storeEvent({
  connectionId,
  eventId,
  type,
  externalIds,
  isPing,
  body,
}: VerifiedEvent): Promise<void> {
  const name = nameOf(storable(eventId), body);
  const ids = isPing ? [] : externalIds.flatMap((id) => storable(id) ?? []);
  // Nothing is stored when the connection was removed while the delivery was on its way.
  const doing = Prisma.sql`, stored AS (
    INSERT INTO webhook_event AS known (id, connection_id, event_id, type, external_ids, is_ping)
    SELECT ${randomUUID()}::uuid, id, ${name}, ${storable(type)?.slice(0, 100) ?? null}, ${ids}::text[], ${isPing} FROM connection
    WHERE id = ${connectionId}::uuid AND status <> 'removed'
    ON CONFLICT (connection_id, event_id) DO UPDATE SET times = known.times + 1, last_at = clock_timestamp()
    RETURNING times)`;
  const onlyIf = Prisma.sql`EXISTS (SELECT FROM stored WHERE times = 1 OR ${storable(eventId) === null})`;
  await db().$queryRaw(refetchStatement(connectionId, ids, 'webhook', { doing, onlyIf }));
}

/** Deliveries nobody believed, as a number: a body that anyone could send is not kept. */
export type Rejections = { connectionId: string; reason: string; count: number };

/** Adds to what was refused today. A connection that was removed meanwhile is passed over. */
export async function countRejections(refused: readonly Rejections[]): Promise<void> {
  for (const { connectionId, reason, count } of refused) {
    await db().$executeRaw`
      INSERT INTO webhook_refusal AS known (connection_id, day, reason, count)
      SELECT id, (now() AT TIME ZONE 'UTC')::date, ${reason}, ${count} FROM connection
      WHERE id = ${connectionId}::uuid AND status <> 'removed'
      ON CONFLICT (connection_id, day, reason) DO UPDATE SET count = known.count + EXCLUDED.count, last_at = clock_timestamp()`;
  }
}

/** Lets go of what is older than 30 days. An event that comes again after that only has the vendor asked once more. */
export async function pruneWebhooks(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60_000);
  await db().webhookEvent.deleteMany({ where: { lastAt: { lt: before } } });
  await db().webhookRefusal.deleteMany({ where: { day: { lt: before } } });
}

/** An id no vendor has (longer than its place in the index) is told by its hash, and never passes for another. */
function nameOf(eventId: string | null, body: Uint8Array): string {
  if (eventId === null) return `sha256:${hashOf(body)}`;
  return eventId.length <= 200 ? eventId : `long:${hashOf(eventId)}`;
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
