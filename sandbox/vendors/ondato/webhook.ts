import { createHmac } from 'node:crypto';
import { isRecord, Problem } from '#sandbox/http/call.ts';
import type { EventKind } from '#sandbox/webhooks/events.ts';
import type { WebhookFormat, WebhookSettings } from '#sandbox/webhooks/format.ts';
import { settingsFrom } from '#sandbox/webhooks/targets.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { identificationJson } from './identification.ts';
import type { Store } from './store.ts';
import { verificationJson } from './verification.ts';

const TYPES: Partial<Record<EventKind, string>> = {
  created: 'IdentityVerification.StatusChanged',
  in_progress: 'KycIdentification.Created',
  completed: 'KycIdentification.Processed',
  approved: 'KycIdentification.Approved',
  rejected: 'KycIdentification.Rejected',
  changed: 'KycIdentification.Updated',
  anonymized: 'IdentityVerification.StatusChanged',
};

const OTHER_APPLICATION = '99999999-8888-4777-8666-555555555555';

/**
 * Ondato authenticates by basic auth (`user`, `password`) or HMAC (`secret`) and sends the whole record. `spelling` may
 * be `PascalCase`, as in early samples; `names` may be `older`, with types that begin with `Idv`.
 */
export function ondatoWebhook(store: Store): WebhookFormat {
  return {
    secrets: ['password', 'secret'],
    readSettings(input) {
      const settings = settingsFrom(input, {
        auth: 'hmac',
        user: '',
        password: '',
        secret: '',
        spelling: 'camelCase',
        names: 'newer',
      });
      if (!['basic', 'hmac'].includes(settings.auth)) throw new Problem(400, 'auth is basic or hmac');
      if (!['camelCase', 'PascalCase'].includes(settings.spelling))
        throw new Problem(400, 'spelling is camelCase or PascalCase');
      if (!['newer', 'older'].includes(settings.names)) throw new Problem(400, 'names is newer or older');
      return settings;
    },
    delivery({ id, kind, applicantId, at }, settings, now, variant) {
      if (kind === 'ping') throw new Problem(400, 'Ondato sends no pings');
      const type = TYPES[kind];
      if (!type) return null;
      const envelope = {
        id,
        applicationId: variant === 'other_account' ? OTHER_APPLICATION : ONDATO_ACCOUNT.applicationId,
        createdUtc: at,
        deliveredUtc: null,
        isDelivered: false,
        payload: payload(store, type, applicantId, now),
        type: settings.names === 'older' ? type.replace(/^IdentityVerification/, 'Idv') : type,
      };
      const isPascal = variant === 'pascal_case' || settings.spelling === 'PascalCase';
      const body = JSON.stringify(isPascal ? pascal(envelope) : envelope);
      return { ...signed(body, settings, now), body };
    },
  };
}

/** The same as a read returns: the session, or the identification. */
function payload(store: Store, type: string, id: string, now: Date): unknown {
  const session = store.all().find((each) => each.id === id || each.identificationId === id);
  if (!session) return { id };
  const redactions = store.redactionsOf(session);
  return type.startsWith('Kyc')
    ? identificationJson(session, redactions, now)
    : verificationJson(session, redactions, now);
}

function signed(
  body: string,
  { auth, user, password, secret = '' }: WebhookSettings,
  now: Date,
): { headers: Record<string, string>; signatureHeader: string } {
  if (auth === 'basic') {
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    return { headers: { authorization: `Basic ${basic}` }, signatureHeader: 'authorization' };
  }
  const t = Math.floor(now.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return { headers: { 'ondato-signature': `t=${t},s=${digest}` }, signatureHeader: 'ondato-signature' };
}

function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toUpperCase() + name.slice(1), pascal(inner)]),
  );
}
