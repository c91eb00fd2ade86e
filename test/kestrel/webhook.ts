import { word } from '#lib/providers/reading/word.ts';
import { webhookBody } from '#lib/providers/webhook/body.ts';
import { isSignedBy, settingsToVerify } from '#lib/providers/webhook/signature.ts';
import { type ProviderWebhook, WebhookRejected } from '#lib/providers/webhook/webhook.ts';
import { kestrelSettings } from './settings.ts';

export const kestrelWebhook: ProviderWebhook = {
  secretField: 'webhookSecret',
  secretIsIn: 'header',
  path: () => [],
  read(settings, { body, headers }) {
    const { webhookSecret } = settingsToVerify(kestrelSettings, settings);
    if (webhookSecret === undefined) throw new WebhookRejected('no_secret');
    if (!isSignedBy(webhookSecret, headers['kestrel-signature'], body)) throw new WebhookRejected('signature');
    const event = webhookBody(body);
    const number = word(event.number);
    return {
      kind: 'event',
      eventId: word(event.event),
      type: word(event.what),
      externalIds: number === null ? [] : [number],
    };
  },
};
