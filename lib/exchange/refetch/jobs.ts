import { connectionsWithDueAsks, takeAsk } from '#lib/data/sync/refetch-lease.ts';
import { pruneWebhooks } from '#lib/data/sync/webhook-events.ts';
import { log } from '#lib/log.ts';
import { answerAsk } from './refetch.ts';

/** How many of one connection are asked about at once; the gate holds the vendor's own limit. */
const readersAtOnce = 3;

const readers = new Map<string, Set<Promise<void>>>();
const restingUntil = new Map<string, number>();

/**
 * Sets readers to work for every connection with somebody due, and comes back at once. They are no jobs of the queue: its
 * few places may all be taken by pages of a pull, and someone waits for these. Each connection has readers of its own, so
 * that a slow vendor holds up nobody else's; what a killed worker left is due again when its lease has lapsed.
 */
export async function attendToAsks(stopping: AbortSignal): Promise<void> {
  for (const connectionId of await connectionsWithDueAsks()) {
    if ((restingUntil.get(connectionId) ?? 0) > performance.now()) continue;
    const atWork = readers.get(connectionId) ?? new Set();
    readers.set(connectionId, atWork);
    while (atWork.size < readersAtOnce && !stopping.aborted) {
      const reader: Promise<void> = readAsks(connectionId, stopping)
        .catch((error: unknown) => void log.bug(`ask again for ${connectionId}`, error))
        .finally(() => atWork.delete(reader));
      atWork.add(reader);
    }
  }
}

/** Resolves when nobody is being asked about any more: what the vendor still owes us is waited for. */
export async function asksEnded(): Promise<void> {
  await Promise.all([...readers.values()].flatMap((atWork) => [...atWork]));
}

/** Lets go of what is told of old deliveries. */
export function pruneOldWebhooks(): Promise<void> {
  return pruneWebhooks(new Date());
}

async function readAsks(connectionId: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted && (restingUntil.get(connectionId) ?? 0) <= performance.now()) {
    const ask = await takeAsk(connectionId);
    if (ask === null) return;
    const { restMs } = await answerAsk(ask);
    if (restMs > 0) restingUntil.set(connectionId, performance.now() + restMs);
  }
}
