import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Store } from './store.ts';

/**
 * The applicant opens the link, if they had not, and submits everything. Throws Problem 404 when there is no such
 * session, 409 when it is over.
 */
export function finish(store: Store, report: Report, id: string, now: Date): void {
  const { progress } = store.verification(id);
  if (!['Pending', 'InProgress'].includes(progress.session)) throw new Problem(409, 'This verification is over');
  if (store.isOrdered(id)) store.finishOrder(id, now);
  else store.finishInitial(id, now.toISOString());
  if (progress.session === 'Pending') report({ operation: 'applicant', id, kind: 'in_progress', at: now });
  report({ operation: 'applicant', id, kind: 'completed', at: now });
}
