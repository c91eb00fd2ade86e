import { list, record, word } from '../reading/word.ts';
import { webhookBody } from '../webhook/body.ts';
import { isSameText, settingsToVerify } from '../webhook/signature.ts';
import { type ProviderWebhook, WebhookRejected } from '../webhook/webhook.ts';
import { vultSettings } from './settings.ts';

/** Limits of the search for ids, so that a long body neither takes long nor causes many reads. */
const mostLookedAt = 10_000;
const mostIds = 50;

/**
 * The vendor documents neither signature nor body (docs/providers.md#vult). An unguessable address proves a delivery,
 * and only session ids are taken from its body.
 */
export const vultWebhook: ProviderWebhook = {
  secretField: 'webhookToken',
  secretIsIn: 'address',
  path(settings) {
    const token = vultSettings.safeParse(settings).data?.webhookToken;
    return token === undefined ? [] : [token];
  },
  read(settings, { body, path }) {
    const { webhookToken } = settingsToVerify(vultSettings, settings);
    if (webhookToken === undefined) throw new WebhookRejected('no_secret');
    if (!isSameText(path.length === 1 ? path[0] : undefined, webhookToken)) throw new WebhookRejected('signature');
    const event = webhookBody(body);
    const type = word(event.type) ?? word(event.event) ?? word(event.event_e);
    return { kind: 'event', eventId: null, type: type?.slice(0, 200) ?? null, externalIds: sessionsIn(event) };
  },
};

/** Every session id in the body, at any depth, nearest to the top first. */
function sessionsIn(body: Record<string, unknown>): string[] {
  const found = new Set<string>();
  const open: unknown[] = [body];
  for (let at = 0; at < open.length && at < mostLookedAt && found.size < mostIds; at++) {
    const fields = record(open[at]);
    for (const [name, value] of Object.entries(fields)) {
      const id = /^session_?id$/i.test(name) ? word(value) : null;
      if (id !== null && id.length <= 200) found.add(id);
    }
    const inside = [...Object.values(fields), ...list(open[at])].filter(
      (value) => typeof value === 'object' && value !== null,
    );
    open.push(...inside.slice(0, mostLookedAt));
  }
  return [...found].slice(0, mostIds);
}
