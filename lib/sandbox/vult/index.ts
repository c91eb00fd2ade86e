import type { Pictures } from '../pictures.ts';
import { type Call, type Operation, readJson, type Vendor } from '../wire.ts';
import { healthOperation } from './health.ts';
import { fileOperations, jsonOperations, weightsAt } from './operations.ts';
import { createStore } from './store.ts';
import { createTokens } from './tokens.ts';

export type VultSettings = { seed: string; people: number; today: string; pictures: Pictures; tokenSeconds: number };

/** Vult Security's KYC API 2.10.15, on the default paths of PROVIDERS A.3. */
export function createVult({ seed, people, today, pictures, tokenSeconds }: VultSettings): Vendor {
  const store = createStore(seed, people, today);
  const tokens = createTokens(tokenSeconds);
  const asJson = jsonOperations(store);
  const asFile = fileOperations(store, pictures);

  function guarded(call: Call): Operation | null {
    const key = `${call.method} ${call.path}`;
    const [json, file] = [asJson[key], asFile[key]];
    if (json) return { name: json[0], run: () => ({ status: 200, json: json[1](call.method === 'GET' ? {} : readJson(call), call) }) };
    if (file) return { name: file[0], run: () => file[1](call) };
    if (/^GET \/idv\/weights\/[^/]+$/.test(key))
      return { name: 'idv.weightsGetById', run: () => ({ status: 200, json: weightsAt(call.path) }) };
    return null;
  }

  return {
    id: 'vult',
    find(call) {
      if (call.method === 'POST' && call.path === '/oauth/token') return { name: 'token', run: () => tokens.issue(call) };
      const operation = guarded(call);
      if (!operation) return healthOperation(call);
      return {
        name: operation.name,
        run() {
          tokens.check(call);
          return operation.run();
        },
      };
    },
    problem: (status, error) => ({ status, json: { error } }),
    changes: store.changes,
    restore: store.restore,
  };
}
