import { Problem } from '#sandbox/http/call.ts';
import type { VendorEvent } from '#sandbox/webhooks/events.ts';
import type { WebhookFormat } from '#sandbox/webhooks/format.ts';
import type { Authentications } from './authentications.ts';
import type { Store } from './session/store.ts';
import type { Webhooks } from './settings/webhooks.ts';

/** Vult documents neither payload nor signature: a delivery names a session, and nothing proves its sender. */
export function createWebhookFormat(store: Store, sessions: Authentications, webhooks: Webhooks): WebhookFormat {
  const sessionOf = (id: string) => (store.find(id) ?? sessions.find(id))?.session;
  return {
    secrets: [],
    readSettings(input) {
      const [unknown] = Object.keys(input);
      if (unknown !== undefined) throw new Problem(400, `Vult's webhooks have no ${unknown}`);
      return {};
    },
    delivery(event, _, __, variant) {
      if (variant !== 'plain') throw new Problem(400, `Vult's webhooks have no variant ${variant}`);
      if (event.kind === 'ping') throw new Problem(400, "Vult's webhooks have no ping");
      return {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(event, sessionOf(event.applicantId))),
        signatureHeader: null,
      };
    },
    registeredUrls({ applicantId }) {
      const own = sessionOf(applicantId)?.webhook_url ?? null;
      return [...new Set([...(own === null ? [] : [own]), ...webhooks.urls()])];
    },
  };
}

/** The payload contains the status too; a receiver must not trust it. */
function bodyOf({ kind, applicantId, at }: VendorEvent, session: { status_e: string; client_id: string } | undefined) {
  return {
    event: `session.${kind}`,
    session_id: applicantId,
    client_id: session?.client_id ?? null,
    status_e: session?.status_e ?? null,
    timestamp: at,
  };
}
