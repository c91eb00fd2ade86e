import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Store } from './store.ts';

/** Somebody follows the link, if they had not, and does all that is asked. Throws Problem 404 for nobody, 409 when it is over. */
export function finish(store: Store, report: Report, id: string, now: Date): void {
  const { progress } = store.verification(id);
  if (!['Pending', 'InProgress'].includes(progress.session)) throw new Problem(409, 'This verification is over');
  if (store.isOrdered(id)) store.finish(id, now);
  else store.visit(id, now.toISOString());
  if (progress.session === 'Pending') report({ operation: 'applicant', id, kind: 'in_progress', at: now });
  report({ operation: 'applicant', id, kind: 'completed', at: now });
}
