import 'server-only';
import { randomUUID } from 'node:crypto';
import { worker } from '#lib/review/actor.ts';
import { waitAfter } from '#lib/review/endpoints/schedule.ts';
import type { TryAnswer, TryCode } from '#lib/review/endpoints/view.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';

/** A message that this process sends. `lease`: as long as it is in the row, no other process does. */
export type TakenMessage = { id: string; endpointId: string; event: string; tries: number; lease: string };

/** What became of a try. */
export type Tried = TryAnswer & { retryAfterMs: number | null };

/** The active endpoints with a message that is due and that no process has, longest waiting first. */
export async function endpointsWithDueMessages(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT e.id FROM endpoint e
    JOIN LATERAL (
      SELECT min(m.not_before) AS since FROM endpoint_message m
      WHERE m.endpoint_id = e.id AND m.state = 'waiting' AND m.not_before <= statement_timestamp()
        AND (m.leased_until IS NULL OR m.leased_until <= statement_timestamp())) due ON due.since IS NOT NULL
    WHERE e.state = 'active' ORDER BY due.since, e.id`;
  return rows.map(({ id }) => id);
}

/**
 * Takes an endpoint's next due message for `leaseMs` milliseconds and counts the try, before anything is sent: a
 * process that is killed leaves a message that is due again, with the same id. What an endpoint is told of one case it
 * is told in order.
 */
export async function takeMessage(endpointId: string, leaseMs: number): Promise<TakenMessage | null> {
  const lease = randomUUID();
  const [row] = await db().$queryRaw<Omit<TakenMessage, 'lease' | 'endpointId'>[]>`
    UPDATE endpoint_message SET lease = ${lease}::uuid, tries = tries + 1, tried_at = clock_timestamp(),
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE id = (
      SELECT m.id FROM endpoint_message m JOIN endpoint e ON e.id = m.endpoint_id
      WHERE m.endpoint_id = ${endpointId}::uuid AND e.state = 'active' AND m.state = 'waiting'
        AND m.not_before <= statement_timestamp()
        AND (m.leased_until IS NULL OR m.leased_until <= statement_timestamp())
        AND NOT EXISTS (SELECT FROM endpoint_message former
          WHERE former.endpoint_id = m.endpoint_id AND former.case_id = m.case_id AND former.state = 'waiting'
            AND former.nth < m.nth)
      ORDER BY m.not_before, m.nth LIMIT 1 FOR UPDATE OF m SKIP LOCKED)
    RETURNING id, event, tries`;
  return row ? { ...row, endpointId, lease } : null;
}

/**
 * Saves what became of a try. A message that was delivered ends; one that was not is due again by the schedule, or is
 * given up after its last try, or at once where the endpoint says that it is gone: it is then disabled.
 * @param mayRetry false for a test event, which has one try
 */
export async function saveTry(message: TakenMessage, tried: Tried, { mayRetry = true } = {}): Promise<void> {
  await changeIfAny(worker, async (tx, note) => {
    if (tried.code === null) return saveDelivered(tx, message, tried);
    const isGone = tried.status === 410;
    const waitMs = mayRetry && !isGone ? waitAfter(message.tries, Math.random(), tried.retryAfterMs) : null;
    const isOurs = await saveFailed(tx, message, tried, waitMs);
    if (!isOurs) return;
    await tx.$executeRaw`
      UPDATE endpoint SET failing_since = COALESCE(failing_since, clock_timestamp())
      WHERE id = ${message.endpointId}::uuid`;
    if (waitMs === null && mayRetry) noteGivenUp(note, message, tried.status, tried.code);
    if (isGone && mayRetry) await disableGone(tx, note, message.endpointId);
  });
}

/** It counts even if another process has the message by now. */
async function saveDelivered(tx: Tx, { id, endpointId }: TakenMessage, { status, tookMs }: Tried): Promise<void> {
  await tx.$executeRaw`
    UPDATE endpoint_message SET state = 'delivered', ended_at = clock_timestamp(), status = ${status}, code = NULL,
      took_ms = ${tookMs}, lease = NULL, leased_until = NULL
    WHERE id = ${id}::uuid AND state = 'waiting'`;
  await tx.$executeRaw`
    UPDATE endpoint SET failing_since = NULL, last_done_at = clock_timestamp() WHERE id = ${endpointId}::uuid`;
}

/** @returns false when another process has the message by now, or it ended */
async function saveFailed(
  tx: Tx,
  { id, lease }: TakenMessage,
  { status, code, tookMs }: Tried,
  waitMs: number | null,
): Promise<boolean> {
  const saved = await tx.$executeRaw`
    UPDATE endpoint_message SET state = CASE WHEN ${waitMs}::int IS NULL THEN 'failed' ELSE 'waiting' END,
      ended_at = CASE WHEN ${waitMs}::int IS NULL THEN clock_timestamp() END,
      not_before = clock_timestamp() + COALESCE(${waitMs}::int, 0) * interval '1 millisecond',
      status = ${status}, code = ${code}, took_ms = ${tookMs}, lease = NULL, leased_until = NULL
    WHERE id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'waiting'`;
  return saved > 0;
}

function noteGivenUp(note: Note, message: TakenMessage, status: number | null, code: TryCode): void {
  const { id: messageId, endpointId, event, tries } = message;
  note(
    { kind: 'endpoint.gave-up', details: { messageId, event, tries, status, code } },
    { type: 'endpoint', id: endpointId },
  );
}

async function disableGone(tx: Tx, note: Note, id: string): Promise<void> {
  const { count } = await tx.endpoint.updateMany({
    where: { id, state: 'active' },
    data: { state: 'disabled', disabledBecause: 'gone' },
  });
  if (count > 0) note({ kind: 'endpoint.disabled', details: { because: 'gone' } }, { type: 'endpoint', id });
}
