import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { addEndpoint } from '#lib/data/endpoints/change.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type CaseEvent, caseEvents } from '#lib/review/endpoints/event.ts';

export type MadeEndpoint = { id: string; name: string; secret: string };

/** An endpoint for all events, or for those given, at an address that is not judged here. */
export async function anEndpoint(
  admin: Actor,
  url: string,
  events: CaseEvent[] = caseEvents,
  name = `Ledger ${randomUUID().slice(0, 8)}`,
): Promise<MadeEndpoint> {
  const id = randomUUID();
  const { secret } = await addEndpoint(admin, { id, name, url, events });
  return { id, name, secret };
}

/** Makes all that waits for an endpoint due now, and free of the process that has it: as if the time were over. */
export async function makeMessagesDue(endpointId: string): Promise<void> {
  await db().endpointMessage.updateMany({
    where: { endpointId, state: 'waiting' },
    data: { notBefore: new Date(0), lease: null, leasedUntil: null },
  });
}

/** What an endpoint was or will be told, oldest first. */
export function messagesFor(endpointId: string) {
  return db().endpointMessage.findMany({ where: { endpointId }, orderBy: { nth: 'asc' } });
}
