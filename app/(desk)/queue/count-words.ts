import type { QueueCounts, QueueTab } from '#lib/review/case/queue.ts';

/** "1,204"; "312+" and "1,000+" where not all that match were counted. */
export function countWords({ byTab, isLeast, limit = Number.POSITIVE_INFINITY }: QueueCounts, tab: QueueTab): string {
  const amount = Math.min(byTab[tab], limit);
  return `${amount.toLocaleString('en')}${isLeast || byTab[tab] > limit ? '+' : ''}`;
}
