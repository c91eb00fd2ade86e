import { z } from 'zod';
import { storeEvent } from '#lib/data/sync/webhook-events.ts';
import { log } from '#lib/log.ts';
import { WebhookRejected } from '#lib/providers/webhook/webhook.ts';
import { readDelivery } from './read-delivery.ts';
import { countRefusal } from './rejections.ts';
import { type Trust, trustOf, verified } from './verify.ts';

/** `not_stored` is our own failure, and the only one the sender is told of: a vendor then sends the event again. */
export type Receipt = 'received' | 'not_stored';

/**
 * Takes one delivery: verified on its raw bytes, stored, and the vendor is asked by the worker. Nothing of the body
 * sets anything (docs/security.md, threat T7). Forged, garbled and unknown ones end the same way as a good one, so that
 * nobody learns from us.
 */
export async function receiveWebhook(
  connectionId: string,
  path: readonly string[],
  request: Request,
): Promise<Receipt> {
  try {
    const trust = z.uuid().safeParse(connectionId).success ? await trustOf(connectionId.toLowerCase()) : null;
    if (trust) await receive(connectionId.toLowerCase(), trust, path, request);
    return 'received';
  } catch (error) {
    log.bug('receive a webhook', error);
    return 'not_stored';
  }
}

async function receive(connectionId: string, trust: Trust, path: readonly string[], request: Request): Promise<void> {
  const delivery = await readDelivery(request, path, new Date());
  if (typeof delivery === 'string') return countRefusal(connectionId, delivery);
  const notice = believed(() => verified(trust, delivery));
  if (typeof notice === 'string') return countRefusal(connectionId, notice);
  const { eventId, type, externalIds, kind } = notice;
  await storeEvent({ connectionId, eventId, type, externalIds, isPing: kind === 'ping', body: delivery.body });
}

/** An adapter that fails at what it was sent has not verified it: refused like the rest, and told to us. */
function believed<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof WebhookRejected) return error.reason;
    log.bug('verify a webhook', error);
    return 'unreadable';
  }
}
