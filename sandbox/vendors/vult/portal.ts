import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Story } from '#sandbox/people/story.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { Happening } from '#sandbox/webhooks/events.ts';
import type { Backstage, Standing } from '../portal.ts';
import type { Vendor } from '../vendor.ts';
import type { Tell } from './report.ts';
import { wantedIn } from './session/new-session.ts';
import { moved } from './session/steps.ts';
import type { Entry, Store } from './session/store.ts';
import type { WeightsHistory } from './settings/weights.ts';
import { visit } from './simulated-applicant.ts';

type Behind = {
  seed: string;
  store: Store;
  pictures: Pictures;
  weights: WeightsHistory;
  tell: Tell;
  find: Vendor['find'];
};

const TOLD: Record<string, Happening> = {
  complete: 'approved',
  temporarily_complete: 'in_review',
  temporarily_blocked: 'on_hold',
};

// Half bring nothing worth noticing.
const BROUGHT: Story[] = [
  'expired_document',
  'expires_soon',
  'sanctions_hit',
  'unreadable_selfie',
  'image_manipulated',
];

/** Vult's applicants and its officers. */
export function createBackstage({ seed, store, pictures, weights, tell, find }: Behind): Backstage {
  return {
    people: () => store.all().map(standingOf),
    create(now) {
      const random = randomFrom(`${seed}/vult/new/${store.everCount()}`);
      const [id, reference] = [random.uuid(), random.fill('AC-######')];
      const story = random.chance(0.5) ? random.pick(BROUGHT) : 'clean';
      store.create(id, now, wantedIn({ metadata: { reference, channel: 'web' } }, weights), story);
      tell('idv.sessionCreate', id, { now }, 'created');
      return standingOf(store.read(id));
    },
    async complete(id, now) {
      store.change(id, { isUnsure: true });
      await visit(id, { store, pictures, find, now });
      return standingOf(store.read(id));
    },
    change(id, status, now) {
      store.change(id, { session: moved(store.read(id).session, status, now.toISOString()) });
      tell('officer', id, { now }, TOLD[status] ?? 'changed');
      return standingOf(store.read(id));
    },
  };
}

function standingOf({ session }: Entry): Standing {
  const { session_id: id, status_e: status, first_name, last_name } = session;
  return { id, status, name: [first_name, last_name].filter(Boolean).join(' ') || null };
}
