import { jsonOf } from '../http/json.ts';
import { ProviderError } from '../provider-error.ts';
import { record, word } from '../reading/word.ts';
import { assertFresh } from '../webhook/age.ts';
import { webhookBody } from '../webhook/body.ts';
import { settingsToVerify } from '../webhook/signature.ts';
import { type ProviderWebhook, type WebhookDelivery, type WebhookNotice, WebhookRejected } from '../webhook/webhook.ts';
import { plainBytes, signatureHeader } from './cipher.ts';
import { type AllpassSettings, allpassSettings } from './settings.ts';

/**
 * Deliveries are wrapped like answers: `data` encrypted, the signature or tag in a header (docs/providers.md#allpass).
 * An application without encryption signs nothing, so none of its deliveries is accepted.
 */
export const allpassWebhook: ProviderWebhook = {
  secretField: 'cryptoKey',
  secretIsIn: 'header',
  path: () => [],
  read(given, delivery) {
    const settings = settingsToVerify(allpassSettings, given);
    if (settings.encryption === 'none' || settings.cryptoKey === undefined) throw new WebhookRejected('no_secret');
    const payload = webhookBody(decrypted(settings, sealedIn(delivery), delivery));
    const envelope = webhookBody(delivery.body);
    assertFresh([payload.timestamp, payload.time, envelope.time], settings.webhookMaxAgeSeconds, delivery.receivedAt);
    assertOwnApplication(settings, payload);
    return noticeOf(payload);
  },
};

/** The text to verify is inside the JSON, so even an unverified body is parsed that far, and no further. */
function sealedIn({ body }: WebhookDelivery): unknown {
  try {
    return record(jsonOf('webhook', { bytes: body })).data;
  } catch (error) {
    if (error instanceof ProviderError) throw new WebhookRejected('unreadable');
    throw error;
  }
}

/** Verifies and decrypts. @throws WebhookRejected `signature` where the keys of this application do not fit */
function decrypted(settings: AllpassSettings, data: unknown, { body, headers }: WebhookDelivery): Uint8Array {
  if (typeof data !== 'string') throw new WebhookRejected('signature');
  try {
    return plainBytes('webhook', settings, { data, rawBody: body, signature: headers[signatureHeader] });
  } catch (error) {
    if (error instanceof ProviderError) throw new WebhookRejected('signature');
    throw error;
  }
}

/** The payload names the application's public key, which is not the key we call with. */
function assertOwnApplication({ publicAppKey }: AllpassSettings, payload: Record<string, unknown>): void {
  const named = word(payload.appKey);
  if (publicAppKey !== undefined && named !== null && named.toLowerCase() !== publicAppKey.toLowerCase())
    throw new WebhookRejected('other_account');
}

/** No event has an id. The older form (`verificationCompleted`) names its applicant in other places. */
function noticeOf(payload: Record<string, unknown>): WebhookNotice {
  const applicant = record(payload.applicant);
  const places = [payload.id, payload.applicantId, applicant.id, payload.externalUserId, applicant.externalUserId];
  const externalId = places.map(word).find((id) => id !== null);
  return {
    kind: externalId === undefined ? 'ping' : 'event',
    eventId: null,
    type: word(payload.type),
    externalIds: externalId === undefined ? [] : [externalId],
  };
}
