import type { Risk } from '#lib/review/case/case.ts';
import { caseLabel } from '#lib/review/case/case.ts';
import type { QueueTab } from '#lib/review/case/queue.ts';

export const riskWords: Record<Risk, string> = { low: 'Low', medium: 'Medium', high: 'High' };

/** The label of a tab of the queue. */
export function tabLabel(tab: QueueTab): string {
  if (tab === 'archived') return 'Archived';
  return tab === 'needs_review' ? 'Needs review' : caseLabel(tab, null);
}
