import { type Call, decodePart, Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation, Vendor } from '../vendor.ts';
import { ALLPASS_ACCOUNT, type Application } from './account.ts';
import { inEnvelope } from './envelope.ts';
import { imageValues, pictureOf } from './graphics.ts';
import { operationFor } from './operations.ts';
import { pageOperation } from './page.ts';
import { createPortal } from './portal.ts';
import { createStore, type Store } from './store.ts';
import { allpassWebhook } from './webhook.ts';

export type AllpassSettings = { seed: string; people: number; today: string; pictures: Pictures; report: Report };

/**
 * Allpass's Open API: ten operations, each answer encrypted as the key's application says, and the files its answers
 * link to.
 */
export function createAllpass({ seed, people, today, pictures, report }: AllpassSettings): Vendor {
  const store = createStore(seed, people, today);
  return {
    id: 'allpass',
    find(call): Operation | null {
      const other = fileFor(call, store, pictures) ?? pageOperation(store, report, call);
      if (other) return other;
      const known = operationFor(call);
      if (!known) return null;
      const { operation, ids } = known;
      return {
        name: operation.name,
        async run() {
          const application = applicationOf(call);
          const host = call.headers.host ?? '127.0.0.1';
          const work = { store, report, call, application, host, ids: ids(), show: imageValues(pictures, host) };
          return inEnvelope(call.method === 'POST' ? 201 : 200, await operation.run(work), application, call.now);
        },
      };
    },
    // The vendor reports a conflict inside a 200; only the body says that nothing was done.
    problem: (status, error) => ({
      status: status === 409 ? 200 : status,
      json: { status: false, statusCode: status, error, time: new Date().toISOString() },
    }),
    changes: store.changes,
    restore: store.restore,
    portal: createPortal(seed, store, report),
    webhook: allpassWebhook(store),
  };
}

function fileFor(call: Call, store: Store, pictures: Pictures): Operation | null {
  const parts = /^\/files\/([^/]+)\/([a-z]+)$/.exec(call.path);
  if (!parts || call.method !== 'GET') return null;
  const [, id = '', name = ''] = parts;
  return {
    name: 'file',
    async run() {
      applicationOf(call);
      const bytes = await pictureOf(store.read(decodePart(id), call.now), name, pictures);
      return { status: 200, bytes, mediaType: 'image/jpeg' };
    },
  };
}

function applicationOf({ headers }: Call): Application {
  const given = headers['x-private-app-key'];
  const application = Object.entries(ALLPASS_ACCOUNT.keys).find(([key]) => key === given)?.[1];
  if (!application) throw new Problem(401, 'Unauthorized');
  return application;
}
