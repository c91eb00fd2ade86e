import { createHmac } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { EventKind } from '#sandbox/webhooks/events.ts';
import type { DeliveryVariant, WebhookFormat, WebhookSettings } from '#sandbox/webhooks/format.ts';
import { settingsFrom } from '#sandbox/webhooks/targets.ts';
import { ALLPASS_ACCOUNT, type Application } from './account.ts';
import { APPLICATION_KEY } from './applicant.ts';
import { type Envelope, encrypted } from './envelope.ts';
import type { Store } from './store.ts';

const TYPES: Partial<Record<EventKind, string>> = {
  created: 'applicantCreated',
  in_progress: 'applicantInProgress',
  needs_info: 'applicantIncomplete',
  in_review: 'applicantInReview',
  on_hold: 'applicantOnHold',
  completed: 'applicantCompleted',
  approved: 'applicantApproved',
  rejected: 'applicantRejected',
  changed: 'applicantStepPassed',
};

const OTHER_APPLICATION = '11111111-2222-4333-8444-555555555555';

/** Allpass sends webhooks in the envelope of its answers, encrypted as the application `appKey` says. */
export function allpassWebhook(store: Store): WebhookFormat {
  return {
    secrets: ['cryptoKey', 'hmacKey'],
    readSettings(input) {
      const { cryptoKey, hmacKey } = ALLPASS_ACCOUNT;
      const settings = settingsFrom(input, { appKey: 'sandbox-allpass-plain', cryptoKey, hmacKey });
      applicationOf(settings);
      if (!/^[0-9a-f]{64}$/i.test(settings.cryptoKey)) throw new Problem(400, 'cryptoKey is 64 hex digits');
      return settings;
    },
    delivery(event, settings, now, variant) {
      if (event.kind === 'ping') throw new Problem(400, 'Allpass sends no pings');
      if (variant === 'pascal_case') throw new Problem(400, 'Allpass has one spelling only');
      const type = TYPES[event.kind];
      if (!type) return null;
      const data = {
        type,
        ...payloadFor(store, event.applicantId, now, variant),
        ...(event.kind === 'changed' ? { stepName: 'DOCUMENT_CAPTURE' } : {}),
      };
      const { json, signature } = signed({ status: true, statusCode: 200, data, time: now.toISOString() }, settings);
      return {
        headers: { 'x-allpass-signature': signature },
        body: JSON.stringify(json),
        signatureHeader: 'x-allpass-signature',
      };
    },
  };
}

function payloadFor(store: Store, id: string, now: Date, variant: DeliveryVariant): object {
  const record = store.all(now).find((each) => each.id === id || each.externalUserId === id);
  const appKey = variant === 'other_account' ? OTHER_APPLICATION : APPLICATION_KEY;
  return { id: record?.id ?? id, externalUserId: record?.externalUserId ?? null, appKey, warnings: [] };
}

/** An application without encryption signs plain content: `data` or the whole body. */
function signed(envelope: Envelope, settings: WebhookSettings): { json: Envelope; signature: string } {
  const { cryptoKey = '', hmacKey = '' } = settings;
  const application = applicationOf(settings);
  if (application.encryption !== 'none') return encrypted(envelope, application, { cryptoKey, hmacKey });
  const content = application.signedContent === 'rawBody' ? envelope : envelope.data;
  return { json: envelope, signature: createHmac('sha256', hmacKey).update(JSON.stringify(content)).digest('hex') };
}

function applicationOf({ appKey }: WebhookSettings): Application {
  const application = Object.entries(ALLPASS_ACCOUNT.keys).find(([key]) => key === appKey)?.[1];
  if (!application) throw new Problem(400, `appKey is one of ${Object.keys(ALLPASS_ACCOUNT.keys).join(', ')}`);
  return application;
}
