import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { EventKind, Report } from '#sandbox/webhooks/events.ts';
import type { ApplicantSummary, Portal } from '../portal.ts';
import { ALLPASS_MIX } from './applicant-mix.ts';
import { FLOWS } from './flows.ts';
import type { ApplicantRecord } from './record.ts';
import type { Store } from './store.ts';
import { finish } from './verification.ts';

const EVENT_OF_STATUS: Record<string, EventKind> = {
  IN_PROGRESS: 'in_progress',
  INCOMPLETE: 'needs_info',
  COMPLETED: 'completed',
  IN_REVIEW: 'in_review',
  ON_HOLD: 'on_hold',
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

export function createPortal(seed: string, store: Store, report: Report): Portal {
  return {
    people: (now) => store.all(now).map(summaryOf),
    create(now) {
      const record = newRecord(`${seed}/allpass/new/${store.changes().created.length}`, now.toISOString());
      store.create(record);
      report({ operation: 'createApplicant', id: record.id, kind: 'created', at: now });
      return summaryOf(record);
    },
    complete(id, now) {
      finish(store, report, store.read(id, now).id, now);
      return summaryOf(store.read(id, now));
    },
    change(id, status, now) {
      const { id: own } = store.read(id, now);
      store.move(own, { status, updatedAt: now.toISOString() });
      report({ operation: 'officer', id: own, kind: EVENT_OF_STATUS[status] ?? 'changed', at: now });
      return summaryOf(store.read(own, now));
    },
  };
}

function newRecord(seed: string, at: string): ApplicantRecord {
  const random = randomFrom(seed);
  const { email, country, phone } = inventApplicant(seed, at.slice(0, 10), ALLPASS_MIX, at);
  const contact = { phone: `+${country.callingCode}${phone}`, email, lang: 'en' };
  const plain = { status: 'INIT', flowId: FLOWS[0].id, createdAt: at, updatedAt: at, isOld: false };
  return { id: random.uuid(), externalUserId: random.fill('cust-######'), person: null, ...contact, ...plain };
}

function summaryOf({ id, status, person }: ApplicantRecord): ApplicantSummary {
  return { id, status, name: person ? `${person.form.given} ${person.form.family}` : null };
}
