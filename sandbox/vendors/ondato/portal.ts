import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { EventKind, Report } from '#sandbox/webhooks/events.ts';
import type { ApplicantSummary, Portal } from '../portal.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { ONDATO_MIX } from './applicant-mix.ts';
import { finish } from './finish.ts';
import { registrationOf, type Session } from './session.ts';
import type { Store } from './store.ts';

const EVENT_OF_STATUS: Record<string, EventKind> = {
  Approved: 'approved',
  Rejected: 'rejected',
  InProgress: 'in_progress',
  Completed: 'completed',
};

export function createPortal(seed: string, today: string, store: Store, report: Report): Portal {
  const read = (id: string) => summaryOf(store.verification(id));
  return {
    people: () => store.all().map(summaryOf),
    create(now) {
      const seedOfNew = `${seed}/ondato/new/${store.all().length}`;
      const registration = registrationOf(inventApplicant(seedOfNew, today, ONDATO_MIX, now.toISOString()));
      const { setupId } = ONDATO_ACCOUNT;
      const id = store.order({ setupId, externalReferenceId: null, registration }, now, randomFrom(seedOfNew).uuid());
      report({ operation: 'createIdentityVerification', id, kind: 'created', at: now });
      return read(id);
    },
    complete(id, now) {
      finish(store, report, id, now);
      return read(id);
    },
    change(id, status, now) {
      store.verification(id);
      store.decide(id, { status, at: now.toISOString() });
      report({ operation: 'officer', id, kind: EVENT_OF_STATUS[status] ?? 'changed', at: now });
      return read(id);
    },
  };
}

/** The status of the identification, or of the session while there is no identification. */
function summaryOf({ id, progress, person, registration }: Session): ApplicantSummary {
  const named = person?.names ?? { given: registration?.firstName, family: registration?.lastName };
  const name = [named.given, named.family].filter((part) => typeof part === 'string').join(' ');
  return { id, status: progress.status ?? progress.session, name: name || null };
}
