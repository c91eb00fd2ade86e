import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { testEvent } from '#lib/review/endpoints/event.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { change, record } from '../ledger/ledger.ts';
import { saveTry, type TakenMessage, type Tried } from './due.ts';

/**
 * Sends a message again that was given up, with its id and all its tries.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it did not fail, or nothing is sent to its endpoint now
 */
export async function sendAgain(actor: Actor, messageId: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  await change(actor, async (tx, note) => {
    const message = await tx.endpointMessage.findUnique({
      where: { id: messageId },
      select: { event: true, endpointId: true, endpoint: { select: { state: true } } },
    });
    if (!message) throw new Refusal('not_found', 'There is no such message.');
    if (message.endpoint.state !== 'active')
      throw new Refusal('closed', 'Nothing is sent to this endpoint. Enable it first.');
    const again = await tx.$executeRaw`
      UPDATE endpoint_message SET state = 'waiting', tries = 0, not_before = clock_timestamp(), ended_at = NULL
      WHERE id = ${messageId}::uuid AND state = 'failed' AND event <> ${testEvent}`;
    if (again === 0) throw new Refusal('closed', 'Only a message that failed is sent again.');
    const { event, endpointId } = message;
    note({ kind: 'endpoint.sent-again', details: { messageId, event } }, { type: 'endpoint', id: endpointId });
  });
}

/**
 * Writes a test event that this process sends itself, and no worker for `leaseMs` milliseconds.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function beginTest(actor: Actor, endpointId: string, leaseMs: number): Promise<TakenMessage> {
  mustBeAble(actor, 'keep-connections');
  const found = await db().endpoint.findFirst({
    where: { id: endpointId, state: { not: 'removed' } },
    select: { id: true },
  });
  if (!found) throw new Refusal('not_found', 'There is no such endpoint.');
  const [id, lease] = [randomUUID(), randomUUID()];
  const now = new Date();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  await db().endpointMessage.create({
    data: { id, endpointId, event: testEvent, tries: 1, notBefore: now, triedAt: now, lease, leasedUntil },
  });
  return { id, endpointId, event: testEvent, tries: 1, lease };
}

/** Saves what the test event was answered with. It has one try. */
export async function endTest(actor: Actor, message: TakenMessage, tried: Tried): Promise<void> {
  await saveTry(message, tried, { mayRetry: false });
  const { status, code } = tried;
  await record(
    actor,
    { kind: 'endpoint.tested', details: { messageId: message.id, status, code } },
    { type: 'endpoint', id: message.endpointId },
  );
}
