import { Problem } from '#sandbox/http/call.ts';
import type { VendorEvent } from '#sandbox/webhooks/events.ts';
import type { WebhookMaker } from '#sandbox/webhooks/format.ts';
import type { Authentications } from './authentications.ts';
import type { Store } from './session/store.ts';
import type { Webhooks } from './settings/webhooks.ts';

/** Vult documents neither payload nor signature, so a delivery is a poke that names a session, and nothing proves who sends it. */
export function createWebhookMaker(store: Store, sessions: Authentications, webhooks: Webhooks): WebhookMaker {
  const sessionOf = (id: string) => (store.find(id) ?? sessions.find(id))?.session;
  return {
    secrets: [],
    readSettings(wanted) {
      const [unknown] = Object.keys(wanted);
      if (unknown !== undefined) throw new Problem(400, `Vult's webhooks have no ${unknown}`);
      return {};
    },
    delivery(event, _, __, form) {
      if (form !== 'plain') throw new Problem(400, `Vult's webhooks have no form ${form}`);
      if (event.kind === 'ping') throw new Problem(400, "Vult's webhooks have no ping");
      return {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(event, sessionOf(event.applicantId))),
        proof: null,
      };
    },
    urls({ applicantId }) {
      const own = sessionOf(applicantId)?.webhook_url ?? null;
      return [...new Set([...(own === null ? [] : [own]), ...webhooks.urls()])];
    },
  };
}

/** The status is told as well: whoever believes it instead of asking finds out one day. */
function bodyOf({ kind, applicantId, at }: VendorEvent, session: { status_e: string; client_id: string } | undefined) {
  return {
    event: `session.${kind}`,
    session_id: applicantId,
    client_id: session?.client_id ?? null,
    status_e: session?.status_e ?? null,
    timestamp: at,
  };
}
