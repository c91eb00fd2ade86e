import { record, word } from '../reading/word.ts';
import { assertFresh } from '../webhook/age.ts';
import { webhookBody } from '../webhook/body.ts';
import { isSameText, settingsToVerify } from '../webhook/proof.ts';
import { type ProviderWebhook, type WebhookDelivery, type WebhookNotice, WebhookRejected } from '../webhook/webhook.ts';
import { type OndatoSettings, ondatoSettings } from './settings.ts';
import { provenAt, signatureHeader } from './webhook-signature.ts';

/**
 * Ondato proves itself by a password or by a signature, as agreed with its support; sends again what was not answered
 * for up to 24 hours; and keeps neither order nor number, but gives each event an id (docs/providers.md#ondato).
 */
export const ondatoWebhook: ProviderWebhook = {
  secretField: 'webhookAuth',
  secretIsIn: 'header',
  path: () => [],
  read(given, delivery) {
    const settings = settingsToVerify(ondatoSettings, given);
    const signedAt = proof(settings, delivery);
    if (signedAt !== null) assertFresh([signedAt], settings.webhookMaxAgeSeconds, delivery.receivedAt);
    const event = lowered(webhookBody(delivery.body));
    // A password signs no time; the event's own is all there is, and it is not always told.
    const told = [event.deliveredUtc, event.createdUtc].find((each) => each !== null && each !== undefined);
    if (signedAt === null && told !== undefined)
      assertFresh([told], settings.webhookMaxAgeSeconds, delivery.receivedAt);
    const payload = lowered(record(event.payload));
    assertOwnApplication(settings, [event.applicationId, payload.applicationId]);
    return noticeOf(event, payload);
  },
};

/** When the delivery was signed, in seconds since 1970; null where only a password proves it. @throws WebhookRejected */
function proof({ webhookAuth }: OndatoSettings, { headers, body }: WebhookDelivery): string | null {
  if (webhookAuth === undefined) throw new WebhookRejected('no_secret');
  if (webhookAuth.kind === 'hmac') return provenAt(webhookAuth.secret, headers[signatureHeader], body);
  const credentials = Buffer.from(`${webhookAuth.user}:${webhookAuth.password}`).toString('base64');
  // Both halves in one comparison, and as they are written: base64 has several spellings of the same bytes.
  if (!isSameText(headers.authorization, `Basic ${credentials}`)) throw new WebhookRejected('signature');
  return null;
}

/** Older notifications are in PascalCase. A name in both cases is a name twice. @throws WebhookRejected `unreadable` */
function lowered(said: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(said).map(
    ([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value] as const,
  );
  if (new Set(entries.map(([name]) => name)).size < entries.length) throw new WebhookRejected('unreadable');
  return Object.fromEntries(entries);
}

function assertOwnApplication({ applicationId }: OndatoSettings, named: unknown[]): void {
  const others = named.map(word).filter((each) => each !== null && each.toLowerCase() !== applicationId?.toLowerCase());
  if (applicationId !== undefined && others.length > 0) throw new WebhookRejected('other_account');
}

function noticeOf(event: Record<string, unknown>, payload: Record<string, unknown>): WebhookNotice {
  const type = word(event.type);
  const externalId = subjectOf(type ?? '', payload);
  return {
    kind: externalId === null ? 'ping' : 'event',
    eventId: word(event.id),
    type,
    externalIds: externalId === null ? [] : [externalId],
  };
}

/**
 * By the type, because verification and identification have an id each: everybody is known by the verification's, as in the
 * list, and by the identification's only where it belongs to no verification. Businesses and forms are not applicants.
 */
function subjectOf(type: string, { id, identityVerificationId }: Record<string, unknown>): string | null {
  if (/^(idv|identityVerification)\./i.test(type)) return word(id);
  if (/^kycIdentification\./i.test(type)) return word(identityVerificationId) ?? word(id);
  return word(identityVerificationId);
}
