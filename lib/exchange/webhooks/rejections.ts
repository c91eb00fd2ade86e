import { countRejections, type Rejections } from '#lib/data/sync/webhook-events.ts';
import { log } from '#lib/log.ts';

/**
 * Rejections are counted in memory and written once a second, so that a flood of forged deliveries does not cause a
 * write each. A process that is killed loses the count of its last second, and no accepted delivery.
 */
const writeEveryMs = 1_000;

const counts = new Map<string, Rejections>();
let isWriteDue = false;

/** Counts a delivery that failed verification. The count is written at most a second later. */
export function countRejection(connectionId: string, reason: string): void {
  add({ connectionId, reason, count: 1 });
  if (isWriteDue) return;
  isWriteDue = true;
  setTimeout(
    () => void writeRejections().catch((error: unknown) => log.bug('count rejected webhooks', error)),
    writeEveryMs,
  ).unref();
}

/** Writes the counts. Counts that can't be written are kept, and written with the next rejection. */
export async function writeRejections(): Promise<void> {
  isWriteDue = false;
  const rejected = [...counts.values()];
  counts.clear();
  await countRejections(rejected).catch((error: unknown) => {
    rejected.forEach(add);
    throw error;
  });
}

function add({ connectionId, reason, count }: Rejections): void {
  const key = `${connectionId} ${reason}`;
  counts.set(key, { connectionId, reason, count: count + (counts.get(key)?.count ?? 0) });
}
