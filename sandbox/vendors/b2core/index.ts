import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation, Vendor } from '../vendor.ts';
import { callerOf } from './account.ts';
import { BACK_OFFICE } from './back-office.ts';
import { CLIENT_API } from './client-api.ts';
import { createPortal } from './portal.ts';
import { createStore, type Store } from './store.ts';

export type B2CoreSettings = { seed: string; people: number; today: string; report: Report };

const PREFIX = '/api/v2';

/** B2Core: `/api/v2/my/…` for the client of the token, the rest of `/api/v2` for an administrator. */
export function createB2Core({ seed, people, today, report }: B2CoreSettings): Vendor {
  const store = createStore(seed, people, today);
  return {
    id: 'b2core',
    find(call) {
      if (!call.path.startsWith(`${PREFIX}/`)) return null;
      const path = call.path.slice(PREFIX.length);
      return path.startsWith('/my/')
        ? clientOperation(store, report, call, path.slice('/my'.length))
        : adminOperation(store, call, path);
    },
    problem: (status, message) => ({ status, json: { message, errors: {} } }),
    changes: store.changes,
    restore: store.restore,
    portal: createPortal(store, report),
  };
}

function clientOperation(store: Store, report: Report, call: Call, path: string): Operation | null {
  const route = CLIENT_API.find((each) => each.method === call.method && each.path.test(path));
  if (!route) return null;
  const run = (): Reply => {
    const caller = callerOf(call);
    if (caller.kind !== 'client') throw new Problem(403, 'This action is unauthorized.');
    // The token of a client that does not exist is invalid.
    if (!store.clients().some(({ id }) => id === caller.clientId)) throw new Problem(401, 'Unauthenticated.');
    return route.run(store, call, caller.clientId, numberIn(route.path, path), report);
  };
  return { name: route.name, run };
}

function adminOperation(store: Store, call: Call, path: string): Operation | null {
  const route = call.method === 'GET' ? BACK_OFFICE.find((each) => each.path.test(path)) : undefined;
  if (!route) return null;
  const run = (): Reply => {
    if (callerOf(call).kind !== 'backOffice') throw new Problem(403, 'This action is unauthorized.');
    return route.run(store, call, numberIn(route.path, path));
  };
  return { name: route.name, run };
}

function numberIn(pattern: RegExp, path: string): number {
  return Number(pattern.exec(path)?.[1] ?? Number.NaN);
}
