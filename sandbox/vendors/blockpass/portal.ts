import { Problem } from '#sandbox/http/call.ts';
import type { EventKind, Report } from '#sandbox/webhooks/events.ts';
import type { ApplicantSummary, Portal } from '../portal.ts';
import type { Candidate } from './candidate.ts';
import type { Store } from './store.ts';

const EVENT_OF_STATUS: Record<string, EventKind> = {
  waiting: 'completed',
  inreview: 'in_review',
  approved: 'approved',
  rejected: 'rejected',
  blocked: 'blocked',
};

export function createPortal(store: Store, report: Report): Portal {
  return {
    people: () => store.all().map(summaryOf),
    create(now) {
      const candidate = store.create(now.toISOString());
      const { recordId: id } = candidate;
      report({ operation: 'applicant', id, kind: 'created', at: now });
      report({ operation: 'applicant', id, kind: 'completed', at: now });
      return summaryOf(candidate);
    },
    complete(id, now) {
      if (store.byRecordId(id).status !== 'incomplete') throw new Problem(409, 'This verification is over');
      store.update(id, { submittedAt: now.toISOString() });
      report({ operation: 'applicant', id, kind: 'completed', at: now });
      return summaryOf(store.byRecordId(id));
    },
    change(id, status, now) {
      store.byRecordId(id);
      store.update(id, { status, statusAt: now.toISOString() });
      report({ operation: 'officer', id, kind: EVENT_OF_STATUS[status.toLowerCase()] ?? 'changed', at: now });
      return summaryOf(store.byRecordId(id));
    },
  };
}

function summaryOf({ recordId, status, person }: Candidate): ApplicantSummary {
  return { id: recordId, status, name: `${person.form.given} ${person.form.family}` };
}
