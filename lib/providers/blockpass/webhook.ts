import { z } from 'zod';
import { webhookBody } from '../webhook/body.ts';
import { isSignedBy, settingsToVerify } from '../webhook/signature.ts';
import { type ProviderWebhook, type WebhookDelivery, type WebhookNotice, WebhookRejected } from '../webhook/webhook.ts';
import { blockpassSettings } from './settings.ts';

const said = z.string().min(1).max(200);
const id = z.union([said, z.number().transform(String)]).nullish();

const Event = z.looseObject({
  guid: said.nullish(),
  clientId: said.nullish(),
  event: said.nullish(),
  recordId: id,
  refId: id,
  isPing: z.boolean().nullish(),
});

/**
 * Signed over the raw body with the secret of the endpoint. Nothing in the body tells its time, so its age is not
 * checked.
 */
export const blockpassWebhook: ProviderWebhook = {
  secretField: 'webhookSecret',
  secretIsIn: 'header',
  path: () => [],
  read(settings, delivery) {
    const { webhookSecret, clientId } = settingsToVerify(blockpassSettings, settings);
    if (webhookSecret === undefined) throw new WebhookRejected('no_secret');
    if (!isSignedBy(webhookSecret, signatureOf(delivery), delivery.body)) throw new WebhookRejected('signature');
    return noticeOf(delivery.body, clientId);
  },
};

/** Whether `sha256=` precedes the signature is not documented, so both forms are accepted. */
function signatureOf({ headers }: WebhookDelivery): string | undefined {
  return headers['x-hub-signature']?.replace(/^sha256=/i, '');
}

function noticeOf(body: Uint8Array, clientId: string): WebhookNotice {
  const event = Event.safeParse(webhookBody(body)).data;
  if (event === undefined) throw new WebhookRejected('unreadable');
  // One secret may sign for several services of a company.
  if (event.clientId !== null && event.clientId !== undefined && event.clientId !== clientId)
    throw new WebhookRejected('other_account');
  // The id by which the list names the same person, so that both lead to one applicant.
  const externalId = event.recordId ?? event.refId;
  const isPing = event.isPing === true;
  return {
    kind: isPing ? 'ping' : 'event',
    eventId: event.guid ?? null,
    type: event.event ?? null,
    externalIds: isPing || externalId === null || externalId === undefined ? [] : [externalId],
  };
}
