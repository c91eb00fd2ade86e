import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { Happening, Report } from '#sandbox/webhooks/events.ts';
import type { Backstage, Standing } from '../portal.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { ONDATO_CLIENTELE } from './applicant-mix.ts';
import { finish } from './finish.ts';
import { registrationOf, type Session } from './session.ts';
import type { Store } from './store.ts';

const HAPPENINGS: Record<string, Happening> = {
  Approved: 'approved',
  Rejected: 'rejected',
  InProgress: 'in_progress',
  Completed: 'completed',
};

export function ondatoBackstage(seed: string, today: string, store: Store, report: Report): Backstage {
  const read = (id: string) => standing(store.verification(id));
  return {
    people: () => store.all().map(standing),
    create(now) {
      const place = `${seed}/ondato/new/${store.all().length}`;
      const registration = registrationOf(inventVisitor(place, today, ONDATO_CLIENTELE, now.toISOString()));
      const { setupId } = ONDATO_ACCOUNT;
      const id = store.order({ setupId, externalReferenceId: null, registration }, now, randomFrom(place).uuid());
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
      report({ operation: 'officer', id, kind: HAPPENINGS[status] ?? 'changed', at: now });
      return read(id);
    },
  };
}

/** The identification's word where there is one. */
function standing({ id, progress, person, registration }: Session): Standing {
  const named = person?.names ?? { given: registration?.firstName, family: registration?.lastName };
  const name = [named.given, named.family].filter((part) => typeof part === 'string').join(' ');
  return { id, status: progress.status ?? progress.session, name: name || null };
}
