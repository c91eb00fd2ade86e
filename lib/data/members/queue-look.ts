import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { lookOf, type QueueLook } from '#lib/review/case/filter/columns.ts';
import { db } from '../database.ts';

/**
 * Keeps how the member has the rows of the queue. Not in the ledger: it changes nothing that others see.
 * @returns the look as it is kept
 */
export async function changeQueueLook(actor: MemberActor, look: QueueLook): Promise<QueueLook> {
  const queueLook = lookOf(look);
  await db().member.update({ where: { id: actor.id }, data: { queueLook } });
  return queueLook;
}
