import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { Happening, Report } from '#sandbox/webhooks/events.ts';
import type { Backstage, Standing } from '../portal.ts';
import { ALLPASS_CLIENTELE } from './applicant-mix.ts';
import { FLOWS } from './flows.ts';
import type { Entry } from './record.ts';
import type { Store } from './store.ts';
import { finish } from './verification.ts';

const HAPPENINGS: Record<string, Happening> = {
  IN_PROGRESS: 'in_progress',
  INCOMPLETE: 'needs_info',
  COMPLETED: 'completed',
  IN_REVIEW: 'in_review',
  ON_HOLD: 'on_hold',
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

export function allpassBackstage(seed: string, store: Store, report: Report): Backstage {
  return {
    people: (now) => store.all(now).map(standing),
    create(now) {
      const entry = newcomer(`${seed}/allpass/new/${store.changes().created.length}`, now.toISOString());
      store.create(entry);
      report({ operation: 'createApplicant', id: entry.id, kind: 'created', at: now });
      return standing(entry);
    },
    complete(id, now) {
      finish(store, report, store.read(id, now).id, now);
      return standing(store.read(id, now));
    },
    change(id, status, now) {
      const { id: own } = store.read(id, now);
      store.move(own, { status, updatedAt: now.toISOString() });
      report({ operation: 'officer', id: own, kind: HAPPENINGS[status] ?? 'changed', at: now });
      return standing(store.read(own, now));
    },
  };
}

function newcomer(seed: string, at: string): Entry {
  const random = randomFrom(seed);
  const { email, land, phone } = inventVisitor(seed, at.slice(0, 10), ALLPASS_CLIENTELE, at);
  const contact = { phone: `+${land.calling}${phone}`, email, lang: 'en' };
  const plain = { status: 'INIT', flowId: FLOWS[0].id, createdAt: at, updatedAt: at, isOld: false };
  return { id: random.uuid(), externalUserId: random.fill('cust-######'), person: null, ...contact, ...plain };
}

function standing({ id, status, person }: Entry): Standing {
  return { id, status, name: person ? `${person.form.given} ${person.form.family}` : null };
}
