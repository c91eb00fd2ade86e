import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { sha256 } from '../hash.ts';
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

/** Days for which events and counted rejections are kept: longer than any vendor sends again. */
const keptDays = 30;

/**
 * Stores a verified delivery once and orders its refetches. The same event again is only counted. An event without an
 * id is named by its body's hash, and each delivery of it orders a refetch, because two events may look alike: replays
 * join one pending row, and a later event is never lost. One statement, because many deliveries may arrive at once: a
 * lock held over several round trips would make them wait for each other.
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
    SELECT ${randomUUID()}::uuid, id, ${name}, ${storable(type)?.slice(0, 100) ?? null}, ${ids}::text[], ${isPing}
    FROM connection
    WHERE id = ${connectionId}::uuid AND status <> 'removed'
    ON CONFLICT (connection_id, event_id) DO UPDATE SET times = known.times + 1, last_at = clock_timestamp()
    RETURNING times)`;
  const onlyIf = Prisma.sql`EXISTS (SELECT FROM stored WHERE times = 1 OR ${storable(eventId) === null})`;
  await db().$queryRaw(refetchStatement(connectionId, ids, 'webhook', { doing, onlyIf }));
}

/** Rejected deliveries, counted by reason. Their content is not kept: anyone can send it. */
export type Rejections = { connectionId: string; reason: string; count: number };

/** Adds to today's counts of rejections. A removed connection is skipped. */
export async function countRejections(rejections: readonly Rejections[]): Promise<void> {
  for (const { connectionId, reason, count } of rejections) {
    await db().$executeRaw`
      INSERT INTO webhook_refusal AS known (connection_id, day, reason, count)
      SELECT id, (now() AT TIME ZONE 'UTC')::date, ${reason}, ${count} FROM connection
      WHERE id = ${connectionId}::uuid AND status <> 'removed'
      ON CONFLICT (connection_id, day, reason) DO UPDATE SET
        count = known.count + EXCLUDED.count, last_at = clock_timestamp()`;
  }
}

/** Deletes events and rejections older than 30 days. An event sent again after that only orders one more refetch. */
export async function pruneWebhooks(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60_000);
  await db().webhookEvent.deleteMany({ where: { lastAt: { lt: before } } });
  await db().webhookRefusal.deleteMany({ where: { day: { lt: before } } });
}

/** An id too long for the index is stored as its hash, which never equals another event's name. */
function nameOf(eventId: string | null, body: Uint8Array): string {
  if (eventId === null) return `sha256:${sha256(body)}`;
  return eventId.length <= 200 ? eventId : `long:${sha256(eventId)}`;
}
