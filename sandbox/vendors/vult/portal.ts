import type { Pictures } from '#sandbox/papers/pictures.ts';
import { STORIES_OF_NEW_APPLICANTS } from '#sandbox/people/new-applicant.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { EventKind } from '#sandbox/webhooks/events.ts';
import type { ApplicantSummary, Portal } from '../portal.ts';
import type { Vendor } from '../vendor.ts';
import type { ReportChange } from './report.ts';
import { parseNewSession } from './session/new-session.ts';
import { changedByOfficer } from './session/steps.ts';
import type { SessionEntry, Store } from './session/store.ts';
import type { WeightsHistory } from './settings/weights.ts';
import { completeSession } from './simulated-applicant.ts';

type PortalParts = {
  seed: string;
  store: Store;
  pictures: Pictures;
  weights: WeightsHistory;
  report: ReportChange;
  find: Vendor['find'];
};

const EVENT_OF_STATUS: Record<string, EventKind> = {
  complete: 'approved',
  temporarily_complete: 'in_review',
  temporarily_blocked: 'on_hold',
};

/** Vult's applicants and officers. */
export function createPortal({ seed, store, pictures, weights, report, find }: PortalParts): Portal {
  return {
    people: () => store.all().map(summaryOf),
    create(now) {
      const random = randomFrom(`${seed}/vult/new/${store.countEver()}`);
      const [id, reference] = [random.uuid(), random.fill('AC-######')];
      const story = random.chance(0.5) ? random.pick(STORIES_OF_NEW_APPLICANTS) : 'clean';
      store.create(id, now, parseNewSession({ metadata: { reference, channel: 'web' } }, weights), story);
      report('idv.sessionCreate', id, { now }, 'created');
      return summaryOf(store.read(id));
    },
    async complete(id, now) {
      store.change(id, { needsReview: true });
      await completeSession(id, { store, pictures, find, now });
      return summaryOf(store.read(id));
    },
    change(id, status, now) {
      store.change(id, { session: changedByOfficer(store.read(id).session, status, now.toISOString()) });
      report('officer', id, { now }, EVENT_OF_STATUS[status] ?? 'changed');
      return summaryOf(store.read(id));
    },
  };
}

function summaryOf({ session }: SessionEntry): ApplicantSummary {
  const { session_id: id, status_e: status, first_name, last_name } = session;
  return { id, status, name: [first_name, last_name].filter(Boolean).join(' ') || null };
}
