import 'server-only';
import { db } from '../database.ts';

/** Connections whose rules are due to be read, longest waiting first. Connections never read are due. */
export async function connectionsWithDueReading(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM connection c LEFT JOIN rule_reading r ON r.connection_id = c.id
    WHERE c.status = 'active' AND coalesce(r.due_at, c.created_at) <= clock_timestamp()
    ORDER BY coalesce(r.due_at, c.created_at), c.id`;
  return rows.map(({ id }) => id);
}

/**
 * Takes the reading of a connection's rules for one minute, so that no other process reads them at the same time.
 * @returns false when another process has it or it is not due
 */
export async function takeReading(connectionId: string): Promise<boolean> {
  const taken = await db().$executeRaw`
    INSERT INTO rule_reading (connection_id, due_at)
    VALUES (${connectionId}::uuid, clock_timestamp() + interval '1 minute')
    ON CONFLICT (connection_id) DO UPDATE SET due_at = EXCLUDED.due_at
    WHERE rule_reading.due_at <= clock_timestamp()`;
  return taken > 0;
}

/** Records how a reading went and when the next is due. `code` null: it was read. */
export async function finishReading(connectionId: string, code: string | null, dueAt: Date): Promise<void> {
  const read = code === null ? { checkedAt: new Date() } : {};
  await db().ruleReading.upsert({
    where: { connectionId },
    create: { connectionId, code, dueAt, ...read },
    update: { code, dueAt, ...read },
  });
}

/** When a connection's rules were last read, and the code of the failure since then. The caller checks the right. */
export async function lastReading(connectionId: string): Promise<{ checkedAt: Date | null; code: string | null }> {
  const row = await db().ruleReading.findUnique({ where: { connectionId }, select: { checkedAt: true, code: true } });
  return row ?? { checkedAt: null, code: null };
}
