import { decodePart } from '#sandbox/http/call.ts';
import type { ReportChange } from '../report.ts';
import { type Body, inJson, type Route, type Routes } from '../routes.ts';
import type { Requirements } from './requirements.ts';
import { scopeIn } from './scope.ts';
import type { Webhooks } from './webhooks.ts';
import type { WeightsHistory } from './weights.ts';

type Rules = { weights: WeightsHistory; requirements: Requirements; webhooks: Webhooks; report: ReportChange };

/** Settings of a client for all its sessions: weights, required fields, webhook addresses. */
export function ruleRoutes({ weights, requirements, webhooks, report }: Rules): Routes {
  return {
    'GET /idv/requirements': inJson('idv.requirementsGet', (_, { query }) => ({
      requirements: requirements.for(
        scopeIn((name) => query.get(name)),
        query.get('type_e'),
        query.get('data_source_e'),
      ),
    })),
    'POST /idv/requirements': inJson('idv.requirementsUpdate', (body, call) => {
      requirements.update(body);
      report('idv.requirementsUpdate', ownerIn(body), call);
      return {};
    }),
    'GET /idv/weights': inJson('idv.weightsGet', (_, { query }) => weights.current(scopeIn((name) => query.get(name)))),
    'POST /idv/weights': inJson('idv.weightsUpdate', (body, call) => {
      weights.update(body);
      report('idv.weightsUpdate', ownerIn(body), call);
      return {};
    }),
    'POST /webhook/create': inJson('webhook.create', (body, call) => {
      report('webhook.create', webhooks.create(body, call.now), call);
      return {};
    }),
    'POST /webhook/list': inJson('webhook.list', (body) => webhooks.list(body)),
    'POST /webhook/delete': inJson('webhook.delete', (body, call) => {
      report('webhook.delete', webhooks.delete(body), call);
      return {};
    }),
  };
}

/** The one operation with an id in its path; `null` for other paths. */
export function weightsRoute(weights: WeightsHistory, key: string): Route | null {
  const id = /^GET \/idv\/weights\/([^/]+)$/.exec(key)?.[1];
  return id === undefined ? null : inJson('idv.weightsGetById', () => weights.at(decodePart(id)));
}

/** A change of settings is counted under the client or user it belongs to. */
function ownerIn(body: Body): string {
  const { client_id, user_id } = scopeIn((name) => body[name]);
  return user_id === null ? client_id : `${client_id}/${user_id}`;
}
