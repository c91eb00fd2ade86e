import { createHmac } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { EventKind } from '#sandbox/webhooks/events.ts';
import type { WebhookFormat } from '#sandbox/webhooks/format.ts';
import { settingsFrom } from '#sandbox/webhooks/targets.ts';
import { BLOCKPASS_ACCOUNT } from './account.ts';
import type { Store } from './store.ts';

const EVENTS: Partial<Record<EventKind | 'ping', string>> = {
  created: 'user.created',
  completed: 'user.readyToReview',
  in_review: 'user.inReview',
  approved: 'review.approved',
  rejected: 'review.rejected',
  blocked: 'user.blocked',
  deleted: 'user.deleted',
  // The vendor has no event for these steps; a ping is sent as one of its events.
  in_progress: 'user.created',
  changed: 'user.inReview',
  ping: 'user.created',
};

/**
 * Blockpass signs the raw body with the secret of the endpoint; without a secret it signs nothing. `signature` may be
 * `prefixed` (`sha256=…`) and `eventHeader` may be `plural`: both forms were observed.
 */
export function blockpassWebhook(store: Store): WebhookFormat {
  return {
    secrets: ['secret'],
    readSettings(input) {
      const settings = settingsFrom(input, { secret: '', signature: 'plain', eventHeader: 'singular' });
      if (!['plain', 'prefixed'].includes(settings.signature)) throw new Problem(400, 'signature is plain or prefixed');
      if (!['singular', 'plural'].includes(settings.eventHeader))
        throw new Problem(400, 'eventHeader is singular or plural');
      return settings;
    },
    delivery({ id, kind, applicantId }, { secret = '', signature = '', eventHeader }, _now, variant) {
      if (variant === 'pascal_case') throw new Problem(400, 'Blockpass has one spelling only');
      const event = EVENTS[kind];
      if (!event) return null;
      const clientId = variant === 'other_account' ? 'another_desk' : BLOCKPASS_ACCOUNT.clientId;
      const payload = {
        guid: id,
        clientId,
        event,
        ...subject(store, applicantId),
        isPing: kind === 'ping',
        env: 'prod',
        webhookId: null,
      };
      const body = JSON.stringify(payload);
      const named = {
        [eventHeader === 'plural' ? 'x-blockpass-events' : 'x-blockpass-event']: event,
        'x-blockpass-delivery': id,
      };
      if (secret === '') return { headers: named, body, signatureHeader: null };
      const digest = createHmac('sha256', secret).update(body).digest('hex');
      const signatureHeader = 'x-hub-signature';
      return {
        headers: { ...named, [signatureHeader]: signature === 'prefixed' ? `sha256=${digest}` : digest },
        body,
        signatureHeader,
      };
    },
  };
}

/** The payload has no personal data; a receiver has to read the record. */
function subject(store: Store, recordId: string): object {
  const candidate = store.all().find((each) => each.recordId === recordId || each.refId === recordId);
  if (!candidate) return { recordId, refId: null, status: 'incomplete' };
  const { status, refId, blockPassID, waitingDate, inreviewDate, approvedDate } = candidate;
  const isArchived = store.archivedAt(candidate.recordId) !== null;
  return {
    status,
    recordId: candidate.recordId,
    refId,
    submitCount: 1,
    blockPassID,
    isArchived,
    waitingDate,
    inreviewDate,
    approvedDate,
  };
}
