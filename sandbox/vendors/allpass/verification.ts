import { addSeconds } from '#sandbox/dates.ts';
import { Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import { flowById } from './flows.ts';
import type { Store } from './store.ts';

/** In which a step is still the applicant's to take. */
const OPEN = ['INIT', 'INCOMPLETE', 'IN_PROGRESS'];

/** Somebody begins. Throws Problem 409 for one who is through. */
export function begin(store: Store, report: Report, id: string, now: Date): void {
  if (!OPEN.includes(store.read(id, now).status)) throw new Problem(409, 'This verification is over');
  store.move(id, { status: 'IN_PROGRESS', updatedAt: now.toISOString() });
  report({ operation: 'applicant', id, kind: 'in_progress', at: now });
}

/** Somebody hands in everything: an officer has to look, or nobody where the flow approves by itself. */
export function finish(store: Store, report: Report, id: string, now: Date): void {
  begin(store, report, id, now);
  // A moment later: what happens in one instant has no order.
  const at = new Date(addSeconds(now.toISOString(), 1));
  store.visit(id, now.toISOString());
  const entry = store.read(id, now);
  const isApproved = flowById(entry.flowId).autoApprove && entry.person?.story === 'clean';
  store.move(id, { status: isApproved ? 'APPROVED' : 'COMPLETED', updatedAt: at.toISOString() });
  report({ operation: 'applicant', id, kind: isApproved ? 'approved' : 'completed', at });
}

/** A document more, asked for on demand: the status stays as it was. */
export function handInMore(store: Store, report: Report, id: string, now: Date): void {
  store.visit(store.read(id, now).id, now.toISOString());
  store.move(id, { updatedAt: now.toISOString() });
  report({ operation: 'applicant', id, kind: 'changed', at: now });
}
