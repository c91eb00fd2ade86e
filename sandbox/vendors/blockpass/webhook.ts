import { createHmac } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { Happening } from '#sandbox/webhooks/events.ts';
import type { WebhookMaker } from '#sandbox/webhooks/format.ts';
import { settingsFrom } from '#sandbox/webhooks/targets.ts';
import { BLOCKPASS_ACCOUNT } from './account.ts';
import type { Store } from './store.ts';

const EVENTS: Partial<Record<Happening | 'ping', string>> = {
  created: 'user.created',
  completed: 'user.readyToReview',
  in_review: 'user.inReview',
  approved: 'review.approved',
  rejected: 'review.rejected',
  blocked: 'user.blocked',
  deleted: 'user.deleted',
  // Steps the vendor has no word of its own for; a ping is sent as one of its events.
  in_progress: 'user.created',
  changed: 'user.inReview',
  ping: 'user.created',
};

/**
 * Blockpass signs the raw body with the endpoint's secret, and nothing at all without one. `signature` may be `prefixed`
 * (`sha256=…`), and `eventHeader` `plural`: both were seen.
 */
export function blockpassWebhook(store: Store): WebhookMaker {
  return {
    secrets: ['secret'],
    readSettings(wanted) {
      const settings = settingsFrom(wanted, { secret: '', signature: 'plain', eventHeader: 'singular' });
      if (!['plain', 'prefixed'].includes(settings.signature)) throw new Problem(400, 'signature is plain or prefixed');
      if (!['singular', 'plural'].includes(settings.eventHeader))
        throw new Problem(400, 'eventHeader is singular or plural');
      return settings;
    },
    delivery({ id, kind, applicantId }, { secret = '', signature = '', eventHeader }, _now, form) {
      if (form === 'pascal_case') throw new Problem(400, 'Blockpass has one spelling only');
      const event = EVENTS[kind];
      if (!event) return null;
      const clientId = form === 'other_account' ? 'another_desk' : BLOCKPASS_ACCOUNT.clientId;
      const said = {
        guid: id,
        clientId,
        event,
        ...subject(store, applicantId),
        isPing: kind === 'ping',
        env: 'prod',
        webhookId: null,
      };
      const body = JSON.stringify(said);
      const named = {
        [eventHeader === 'plural' ? 'x-blockpass-events' : 'x-blockpass-event']: event,
        'x-blockpass-delivery': id,
      };
      if (secret === '') return { headers: named, body, proof: null };
      const digest = createHmac('sha256', secret).update(body).digest('hex');
      const proof = 'x-hub-signature';
      return { headers: { ...named, [proof]: signature === 'prefixed' ? `sha256=${digest}` : digest }, body, proof };
    },
  };
}

/** No attribute of anybody is in it: whoever is told has to ask. */
function subject(store: Store, recordId: string): object {
  const candidate = store.all().find((each) => each.recordId === recordId || each.refId === recordId);
  if (!candidate) return { recordId, refId: null, status: 'incomplete' };
  const { status, refId, blockPassID, waitingDate, inreviewDate, approvedDate } = candidate;
  const isArchived = store.archivesAt(candidate.recordId) !== null;
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
