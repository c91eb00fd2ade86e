import { record, word } from '../reading/word.ts';
import { assertFresh } from '../webhook/age.ts';
import { webhookBody } from '../webhook/body.ts';
import { credentialsIn, isSameText, settingsToVerify } from '../webhook/signature.ts';
import { type ProviderWebhook, type WebhookDelivery, type WebhookNotice, WebhookRejected } from '../webhook/webhook.ts';
import { type OndatoSettings, ondatoSettings } from './settings.ts';
import { provenAt, signatureHeader } from './webhook-signature.ts';

/**
 * Proven by a password or a signature, as agreed with Ondato's support. Unanswered deliveries are repeated for up to 24
 * hours in any order; each event has an id (docs/providers.md#ondato).
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
    // A password signs no time, so the event's own time is used where it has one.
    const told = [event.deliveredUtc, event.createdUtc].find((each) => each !== null && each !== undefined);
    if (signedAt === null && told !== undefined)
      assertFresh([told], settings.webhookMaxAgeSeconds, delivery.receivedAt);
    const payload = lowered(record(event.payload));
    assertOwnApplication(settings, [event.applicationId, payload.applicationId]);
    return noticeOf(event, payload);
  },
};

/** The signed time, in seconds since 1970; null where only a password proves the delivery. @throws WebhookRejected */
function proof({ webhookAuth }: OndatoSettings, { headers, body }: WebhookDelivery): string | null {
  if (webhookAuth === undefined) throw new WebhookRejected('no_secret');
  if (webhookAuth.kind === 'hmac') return provenAt(webhookAuth.secret, headers[signatureHeader], body);
  const expected = Buffer.from(`${webhookAuth.user}:${webhookAuth.password}`).toString('base64');
  // Both halves in one comparison, and as they are written: base64 has several spellings of the same bytes.
  if (!isSameText(credentialsIn(headers.authorization, 'Basic'), expected)) throw new WebhookRejected('signature');
  return null;
}

/**
 * Older deliveries use PascalCase. A name in both cases would be a name twice.
 * @throws WebhookRejected `unreadable`
 */
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
 * The applicant of an event. Verification and identification have an id each: as in the list, the verification's
 * counts, and the identification's only where it has no verification. Companies and forms are no applicants.
 */
function subjectOf(type: string, { id, identityVerificationId }: Record<string, unknown>): string | null {
  if (/^(idv|identityVerification)\./i.test(type)) return word(id);
  if (/^kycIdentification\./i.test(type)) return word(identityVerificationId) ?? word(id);
  return word(identityVerificationId);
}
