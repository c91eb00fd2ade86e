import { randomUUID } from 'node:crypto';
import { type BadDelivery, type PreparedDelivery, prepareDelivery } from '../faults/bad-deliveries.ts';
import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Change, VendorEvent } from './events.ts';
import type { WebhookFormat } from './format.ts';
import { ignoreStop, postWithRetries } from './post.ts';
import { isLoopback, type Target, type Targets } from './targets.ts';

/** Result of one delivery: the status of the last answer, or `null` without an answer. */
export type DeliveryResult = {
  vendor: string;
  event: string;
  applicantId: string;
  kind: string;
  bad: BadDelivery | null;
  attempts: number;
  status: number | null;
};

type Job = Omit<DeliveryResult, 'attempts' | 'status'> & { prepared: PreparedDelivery };

export type WebhookSender = {
  /** Sends the change to every registered address, with retries. */
  notify(vendor: Vendor, change: Change): void;
  /** Sends now, once. Throws Problem 400 when there is no address or no event to send. */
  send(
    vendor: Vendor,
    event: Omit<VendorEvent, 'id'>,
    how: { bad?: BadDelivery; times: number; atOnce: number },
  ): Promise<DeliveryResult[]>;
  /** Newest first. */
  latest(): DeliveryResult[];
  /** Stops all retries and forgets all results. */
  clear(): void;
};

const MAX_REMEMBERED = 200;

/** `retryMs`: milliseconds to wait before each retry. */
export function createWebhookSender(targets: Targets, now: () => Date, retryMs: readonly number[]): WebhookSender {
  const results: DeliveryResult[] = [];
  let stopping = new AbortController();
  const deliver = async (job: Job, retryWaits: readonly number[]): Promise<DeliveryResult> => {
    const { prepared, ...about } = job;
    const result = { ...about, ...(await postWithRetries(prepared, retryWaits, stopping.signal)) };
    results.unshift(result);
    results.length = Math.min(results.length, MAX_REMEMBERED);
    return result;
  };
  return {
    latest: () => results,
    clear() {
      stopping.abort();
      stopping = new AbortController();
      results.length = 0;
    },
    notify(vendor, { kind, id, at }) {
      if (!kind || !vendor.webhook) return;
      const event: VendorEvent = { id: randomUUID(), kind, applicantId: id, at: at.toISOString() };
      for (const target of addressesFor(vendor, targets, event)) {
        const job = jobFor(vendor.webhook, event, target, now());
        if (job) deliver(job, retryMs).catch(ignoreStop);
      }
    },
    async send(vendor, eventInput, { bad, times, atOnce }) {
      const format = vendor.webhook;
      if (!format) throw new Problem(400, `${vendor.id} has no webhooks`);
      const all = eventsFor(eventInput, bad, times).flatMap((event) =>
        addressesFor(vendor, targets, event).map((target) => async () => {
          const job = jobFor(format, event, target, now(), bad);
          if (!job) throw new Problem(400, `${vendor.id} sends nothing for ${event.kind}`);
          return deliver(job, []);
        }),
      );
      if (all.length === 0) throw new Problem(400, `${vendor.id} has no address to send to`);
      const sent: DeliveryResult[] = [];
      while (all.length > 0) sent.push(...(await Promise.all(all.splice(0, atOnce).map((send) => send()))));
      return sent;
    },
  };
}

/** One delivery to make; `null` when the vendor has no event of this kind. */
function jobFor(format: WebhookFormat, event: VendorEvent, target: Target, now: Date, bad?: BadDelivery): Job | null {
  const prepared = prepareDelivery(format, event, target, now, bad);
  const { id, applicantId, kind } = event;
  return prepared && { vendor: target.vendor, event: id, applicantId, kind, bad: bad ?? null, prepared };
}

/**
 * `duplicate`: one event, sent `times` + 1 times. `out_of_order`: two events, the later one first. Otherwise `times`
 * events.
 */
function eventsFor(eventInput: Omit<VendorEvent, 'id'>, bad: BadDelivery | undefined, times: number): VendorEvent[] {
  const event = (): VendorEvent => ({ ...eventInput, id: randomUUID() });
  if (bad === 'duplicate') return new Array<VendorEvent>(times + 1).fill(event());
  const earlier = (): VendorEvent => ({
    ...event(),
    kind: 'in_progress',
    at: new Date(Date.parse(eventInput.at) - 60_000).toISOString(),
  });
  return Array.from({ length: times }, () => (bad === 'out_of_order' ? [event(), earlier()] : [event()])).flat();
}

function addressesFor(vendor: Vendor, targets: Targets, event: VendorEvent): Target[] {
  const registered = targets.of(vendor.id);
  const more = new Set(vendor.webhook?.registeredUrls?.(event).filter(isLoopback));
  for (const { url } of registered) more.delete(url);
  return [...registered, ...[...more].map((url) => ({ vendor: vendor.id, url, settings: {} }))];
}
