import type { QueueCounts, QueueTab } from '#lib/review/case/queue.ts';

/** "1,204"; "312+" where not all that match were counted. */
export function countWords({ byTab, isLeast }: QueueCounts, tab: QueueTab): string {
  return `${byTab[tab].toLocaleString('en')}${isLeast ? '+' : ''}`;
}
