import { countRejections, type Rejections } from '#lib/data/sync/webhook-events.ts';
import { log } from '#lib/log.ts';

/**
 * Refusals are counted here and written once a second: whoever floods an address with forgeries must not have the
 * database write for each. A process that is killed forgets the count of its last second, and no delivery.
 */
const flushMs = 1_000;

const counts = new Map<string, Rejections>();
let isFlushDue = false;

/** Counts a delivery that was not believed. Written together a moment later: who forges a thousand must not cost a thousand writes. */
export function countRefusal(connectionId: string, reason: string): void {
  const key = `${connectionId} ${reason}`;
  const known = counts.get(key) ?? { connectionId, reason, count: 0 };
  counts.set(key, { ...known, count: known.count + 1 });
  if (isFlushDue) return;
  isFlushDue = true;
  setTimeout(
    () => void writeRefusals().catch((error: unknown) => log.bug('count refused webhooks', error)),
    flushMs,
  ).unref();
}

/** Writes what was counted. What can't be written is counted on, and written with the next refusal. */
export async function writeRefusals(): Promise<void> {
  isFlushDue = false;
  const refused = [...counts.values()];
  counts.clear();
  await countRejections(refused).catch((error: unknown) => {
    for (const { connectionId, reason, count } of refused) {
      const key = `${connectionId} ${reason}`;
      counts.set(key, { connectionId, reason, count: count + (counts.get(key)?.count ?? 0) });
    }
    throw error;
  });
}
