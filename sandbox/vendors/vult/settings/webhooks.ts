import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import { VULT_ACCOUNT } from '../account.ts';
import { pageOf, textOf } from '../input.ts';
import type { Body } from '../routes.ts';
import { createKeeping, type Keeping } from '../rows.ts';

type Registered = { id: string; client_id: string; name: string; url: string; created_at: string };

/** The addresses registered at `webhook/create`. */
export type Webhooks = {
  list(body: Body): unknown;
  /** Gives the id, which the vendor's own answer keeps to itself. */
  create(body: Body, now: Date): string;
  /** Throws 404 when there is none. */
  delete(body: Body): string;
  urls(): string[];
  changes: Keeping<Registered>['changes'];
  restore: Keeping<Registered>['restore'];
};

export function createWebhooks(): Webhooks {
  const rows = createKeeping<Registered>();
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
      const [id, name, url] = [randomUUID(), textOf(body, 'name'), textOf(body, 'url')];
      if (!URL.canParse(url)) throw new Problem(400, 'url is not an address');
      rows.put(id, { id, client_id: clientIn(body), name, url, created_at: now.toISOString() });
      return id;
    },
    delete(body) {
      const id = textOf(body, 'id');
      if (!rows.remove(id)) throw new Problem(404, 'Webhook not found');
      return id;
    },
    urls: () => rows.all().map(({ url }) => url),
    changes: rows.changes,
    restore: rows.restore,
  };
}

function clientIn(body: Body): string {
  return body.client_id === undefined || body.client_id === null ? VULT_ACCOUNT.clientId : textOf(body, 'client_id');
}
