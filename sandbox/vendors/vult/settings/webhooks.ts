import { randomUUID } from 'node:crypto';
import { Problem, requiredText } from '#sandbox/http/call.ts';
import { VULT_ACCOUNT } from '../account.ts';
import { pageOf } from '../input.ts';
import type { Body } from '../routes.ts';
import { createRows, type Rows } from '../rows.ts';

type RegisteredWebhook = { id: string; client_id: string; name: string; url: string; created_at: string };

/** The addresses registered with `webhook/create`. */
export type Webhooks = {
  list(body: Body): unknown;
  /** Returns the id, which the vendor's own answer does not contain. */
  create(body: Body, now: Date): string;
  /** Throws Problem 404 when there is none. */
  delete(body: Body): string;
  urls(): string[];
  changes: Rows<RegisteredWebhook>['changes'];
  restore: Rows<RegisteredWebhook>['restore'];
};

export function createWebhooks(): Webhooks {
  const rows = createRows<RegisteredWebhook>();
  return {
    list(body) {
      const client = clientIn(body);
      const term = typeof body.search_term === 'string' ? body.search_term.toLowerCase() : '';
      const { page, total } = pageOf(
        body,
        rows
          .all()
          .filter(({ client_id, name, url }) => client_id === client && `${name}\n${url}`.toLowerCase().includes(term)),
      );
      return { webhooks: page, statistics: { total } };
    },
    create(body, now) {
      const [id, name, url] = [randomUUID(), requiredText(body, 'name'), requiredText(body, 'url')];
      if (!URL.canParse(url)) throw new Problem(400, 'url is not an address');
      rows.put(id, { id, client_id: clientIn(body), name, url, created_at: now.toISOString() });
      return id;
    },
    delete(body) {
      const id = requiredText(body, 'id');
      if (!rows.remove(id)) throw new Problem(404, 'Webhook not found');
      return id;
    },
    urls: () => rows.all().map(({ url }) => url),
    changes: rows.changes,
    restore: rows.restore,
  };
}

function clientIn(body: Body): string {
  return body.client_id === undefined || body.client_id === null
    ? VULT_ACCOUNT.clientId
    : requiredText(body, 'client_id');
}
