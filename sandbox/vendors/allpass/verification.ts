import { addSeconds } from '#sandbox/dates.ts';
import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import { flowById } from './flows.ts';
import type { Store } from './store.ts';

/** Statuses in which the applicant has to do something. */
const OPEN_STATUSES = ['INIT', 'INCOMPLETE', 'IN_PROGRESS'];

/** The applicant begins. Throws Problem 409 when the verification is over. */
export function begin(store: Store, report: Report, id: string, now: Date): void {
  if (!OPEN_STATUSES.includes(store.read(id, now).status)) throw new Problem(409, 'This verification is over');
  store.move(id, { status: 'IN_PROGRESS', updatedAt: now.toISOString() });
  report({ operation: 'applicant', id, kind: 'in_progress', at: now });
}

/** The applicant submits everything; then an officer reviews, unless the flow approves automatically. */
export function finish(store: Store, report: Report, id: string, now: Date): void {
  begin(store, report, id, now);
  // One second later: two events at the same moment have no order.
  const at = new Date(addSeconds(now.toISOString(), 1));
  store.visit(id, now.toISOString());
  const record = store.read(id, now);
  const isApproved = flowById(record.flowId).autoApprove && record.person?.story === 'clean';
  store.move(id, { status: isApproved ? 'APPROVED' : 'COMPLETED', updatedAt: at.toISOString() });
  report({ operation: 'applicant', id, kind: isApproved ? 'approved' : 'completed', at });
}

/** One more document, requested on demand: the status does not change. */
export function addDocument(store: Store, report: Report, id: string, now: Date): void {
  store.visit(store.read(id, now).id, now.toISOString());
  store.move(id, { updatedAt: now.toISOString() });
  report({ operation: 'applicant', id, kind: 'changed', at: now });
}
