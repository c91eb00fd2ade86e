import type { Pictures } from '#sandbox/pictures.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import { type Call, isRecord, type Operation, type Vendor } from '#sandbox/wire.ts';
import { createAuthentications } from './authentications.ts';
import { createBackstage } from './backstage.ts';
import { healthOperation } from './health.ts';
import { idaRoutes, idaSdkRoutes } from './ida.ts';
import { identityRoutes } from './identities.ts';
import { idvRoutes } from './operations.ts';
import { createRequirements } from './requirements.ts';
import { ruleRoutes, weightsRoute } from './rules.ts';
import { idvSdkRoutes } from './sdk.ts';
import { createStore } from './store.ts';
import { tellingTo } from './telling.ts';
import { createTokens } from './tokens.ts';
import { createWebhookMaker } from './webhook-maker.ts';
import { createWebhooks } from './webhooks.ts';
import { createWeights } from './weights.ts';

export type VultSettings = {
  seed: string;
  people: number;
  today: string;
  pictures: Pictures;
  tokenSeconds: number;
  report: Report;
};

/** Vult Security's KYC API 2.10.15, on the paths of docs/providers.md, "Vult: the 53 operations". */
export function createVult({ seed, people, today, pictures, tokenSeconds, report }: VultSettings): Vendor {
  const store = createStore(seed, people, today);
  const sessions = createAuthentications(store);
  const [weights, requirements, webhooks] = [createWeights(), createRequirements(), createWebhooks()];
  const parts = { sessions: store, authentications: sessions, weights, requirements, webhooks };
  const tell = tellingTo(report);
  const shared = { store, sessions, pictures, weights, requirements, webhooks, tell };
  const routes = {
    ...idvRoutes(shared),
    ...idvSdkRoutes(shared),
    ...idaRoutes(shared),
    ...idaSdkRoutes(shared),
    ...identityRoutes(shared),
    ...ruleRoutes(shared),
  };
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
    restore(kept) {
      for (const [name, part] of Object.entries(parts)) part.restore(isRecord(kept) ? kept[name] : undefined);
    },
    backstage: createBackstage({ seed, store, pictures, weights, tell, find }),
    webhook: createWebhookMaker(store, sessions, webhooks),
  };
}
