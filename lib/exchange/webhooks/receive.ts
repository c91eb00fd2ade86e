import { z } from 'zod';
import { storeEvent } from '#lib/data/sync/webhook-events.ts';
import { log } from '#lib/log.ts';
import { type WebhookDelivery, type WebhookNotice, WebhookRejected } from '#lib/providers/webhook/webhook.ts';
import { readDelivery } from './read-delivery.ts';
import { countRejection } from './rejections.ts';
import { type VerifyingKeys, verify, verifyingKeysOf } from './verify.ts';

/** `not_stored` is a failure of Docket, and the only one the sender is told: a vendor then sends the event again. */
export type Receipt = 'received' | 'not_stored';

/**
 * Receives one delivery: verifies it on its raw bytes, stores its event and orders the refetch. Nothing in the body
 * changes a record (docs/security.md, threat T7). A forged, garbled or unknown delivery gets the same answer as a good
 * one, so that a sender learns nothing from it.
 */
export async function receiveWebhook(
  connectionId: string,
  path: readonly string[],
  request: Request,
): Promise<Receipt> {
  try {
    const keys = z.uuid().safeParse(connectionId).success ? await verifyingKeysOf(connectionId.toLowerCase()) : null;
    if (keys) await acceptOrReject(connectionId.toLowerCase(), keys, path, request);
    return 'received';
  } catch (error) {
    log.bug('receive a webhook', error);
    return 'not_stored';
  }
}

async function acceptOrReject(
  connectionId: string,
  keys: VerifyingKeys,
  path: readonly string[],
  request: Request,
): Promise<void> {
  const delivery = await readDelivery(request, path, new Date());
  if (typeof delivery === 'string') return countRejection(connectionId, delivery);
  const notice = noticeOrReason(keys, delivery);
  if (typeof notice === 'string') return countRejection(connectionId, notice);
  const { eventId, type, externalIds, kind } = notice;
  await storeEvent({ connectionId, eventId, type, externalIds, isPing: kind === 'ping', body: delivery.body });
}

/** What a verified delivery says, or why it is rejected. An adapter's own error is a rejection too, and is logged. */
function noticeOrReason(keys: VerifyingKeys, delivery: WebhookDelivery): WebhookNotice | string {
  try {
    return verify(keys, delivery);
  } catch (error) {
    if (error instanceof WebhookRejected) return error.reason;
    log.bug('verify a webhook', error);
    return 'unreadable';
  }
}
