import type { QueueCounts, QueuePage } from '#lib/review/case/queue.ts';
import { type CountsWire, type QueueWire, unpackCounts, unpackQueue } from '#lib/review/case/queue-wire.ts';
import { jsonOf, readJson } from '../read-json.ts';

/**
 * Reads a page of the queue. The server is told which version is known, and when nothing has changed it answers so in
 * a millisecond: then `known` itself is the answer.
 * @throws ReadFailed
 */
export async function readQueue(query: string, known: QueuePage | undefined, signal?: AbortSignal): Promise<QueuePage> {
  const answer = await fetch(query ? `/api/queue?${query}` : '/api/queue', {
    cache: 'no-store',
    headers: known?.version ? { 'if-none-match': `"${known.version}"` } : {},
    ...(signal ? { signal } : {}),
  });
  if (answer.status === 304 && known) return known;
  return unpackQueue(await jsonOf<QueueWire>(answer));
}

/** Reads how many cases of each tab a filter finds. @throws ReadFailed */
export async function readCounts(query: string, signal?: AbortSignal): Promise<QueueCounts> {
  return unpackCounts(await readJson<CountsWire>(`/api/queue/counts?${query}`, signal));
}
