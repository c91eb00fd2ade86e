import { type Call, isRecord } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation, Vendor } from '../vendor.ts';
import { createAuthentications } from './authentications.ts';
import { healthOperation } from './operations/health.ts';
import { idaRoutes, idaSdkRoutes } from './operations/ida.ts';
import { identityRoutes } from './operations/identities.ts';
import { idvRoutes } from './operations/idv.ts';
import { idvSdkRoutes } from './operations/idv-sdk.ts';
import { createPortal } from './portal.ts';
import { reportChangesTo } from './report.ts';
import type { Routes } from './routes.ts';
import { createStore } from './session/store.ts';
import { createRequirements } from './settings/requirements.ts';
import { ruleRoutes, weightsRoute } from './settings/routes.ts';
import { createWebhooks } from './settings/webhooks.ts';
import { createWeights } from './settings/weights.ts';
import { createTokens } from './tokens.ts';
import { createWebhookFormat } from './webhook.ts';

export type VultSettings = {
  seed: string;
  people: number;
  today: string;
  pictures: Pictures;
  tokenSeconds: number;
  report: Report;
};

/** Vult Security's KYC API 2.10.15, on the default paths of its documentation. */
export function createVult({ seed, people, today, pictures, tokenSeconds, report }: VultSettings): Vendor {
  const store = createStore(seed, people, today);
  const sessions = createAuthentications(store);
  const [weights, requirements, webhooks] = [createWeights(), createRequirements(), createWebhooks()];
  const parts = { sessions: store, authentications: sessions, weights, requirements, webhooks };
  const reportChange = reportChangesTo(report);
  const shared = { store, sessions, pictures, weights, requirements, webhooks, report: reportChange };
  const allRoutes = [idvRoutes, idvSdkRoutes, idaRoutes, idaSdkRoutes, identityRoutes, ruleRoutes];
  const routes: Routes = Object.assign({}, ...allRoutes.map((routesOf) => routesOf(shared)));
  const tokens = createTokens(tokenSeconds);

  function find(call: Call): Operation | null {
    const key = `${call.method} ${call.path}`;
    if (key === 'POST /oauth/token') return { name: 'token', run: () => tokens.issue(call) };
    const route = routes[key] ?? weightsRoute(weights, key);
    if (!route) return healthOperation(call);
    return {
      name: route.name,
      run() {
        tokens.check(call);
        return route.run(call);
      },
    };
  }

  return {
    id: 'vult',
    find,
    problem: (status, error) => ({ status, json: { error } }),
    changes: () => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.changes()])),
    restore(saved) {
      for (const [name, part] of Object.entries(parts)) part.restore(isRecord(saved) ? saved[name] : undefined);
    },
    portal: createPortal({ seed, store, pictures, weights, report: reportChange, find }),
    webhook: createWebhookFormat(store, sessions, webhooks),
  };
}
