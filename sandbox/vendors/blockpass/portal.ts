import { Problem } from '#sandbox/http/call.ts';
import type { Happening, Report } from '#sandbox/webhooks/events.ts';
import type { Backstage, Standing } from '../portal.ts';
import type { Candidate } from './candidate.ts';
import type { Store } from './store.ts';

const HAPPENINGS: Record<string, Happening> = {
  waiting: 'completed',
  inreview: 'in_review',
  approved: 'approved',
  rejected: 'rejected',
  blocked: 'blocked',
};

export function blockpassBackstage(store: Store, report: Report): Backstage {
  return {
    people: () => store.all().map(standing),
    create(now) {
      const candidate = store.create(now.toISOString());
      const { recordId: id } = candidate;
      report({ operation: 'applicant', id, kind: 'created', at: now });
      report({ operation: 'applicant', id, kind: 'completed', at: now });
      return standing(candidate);
    },
    complete(id, now) {
      if (store.byRecordId(id).status !== 'incomplete') throw new Problem(409, 'This candidate is through');
      store.settle(id, { submittedAt: now.toISOString() });
      report({ operation: 'applicant', id, kind: 'completed', at: now });
      return standing(store.byRecordId(id));
    },
    change(id, status, now) {
      store.byRecordId(id);
      store.settle(id, { status, statusAt: now.toISOString() });
      report({ operation: 'officer', id, kind: HAPPENINGS[status.toLowerCase()] ?? 'changed', at: now });
      return standing(store.byRecordId(id));
    },
  };
}

function standing({ recordId, status, person }: Candidate): Standing {
  return { id: recordId, status, name: `${person.form.given} ${person.form.family}` };
}
