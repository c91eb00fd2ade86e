import { caseCounts } from '#lib/data/cases/counts.ts';
import { casePage } from '#lib/data/cases/queue.ts';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import type { QueueFilter, QueuePage, QueueTab } from '#lib/review/case/queue.ts';

/** All that the queue shows, from our own copy, without a call to a vendor. */
export async function readQueue(actor: MemberActor, filter: QueueFilter): Promise<QueuePage> {
  const [page, counts, connections] = await Promise.all([
    casePage(actor, filter),
    caseCounts(),
    connectionHealths(actor, labelOf),
  ]);
  const rows = page.rows.map((row) => ({ ...row, providerLabel: labelOf(row.provider) }));
  return { ...page, rows, counts: byTab(counts), connections, filter, readAt: new Date().toISOString() };
}

function labelOf(provider: string): string {
  return providerById(provider)?.label ?? provider;
}

/** "Needs review" counts the cases that a member can work on now. */
function byTab(counts: Record<CaseState | 'archived', number>): Record<QueueTab, number> {
  const { open, claimed, waiting_for_second, escalated, on_hold } = counts;
  return { ...counts, needs_review: open + claimed + waiting_for_second + escalated + on_hold };
}
