import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type BadDelivery, type PreparedDelivery, prepareDelivery } from '../faults/bad-deliveries.ts';
import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Change, VendorEvent } from './events.ts';
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
const TIMEOUT_MS = 10_000;

/** `retryMs`: milliseconds to wait before each retry. */
export function createWebhookSender(targets: Targets, now: () => Date, retryMs: readonly number[]): WebhookSender {
  const results: DeliveryResult[] = [];
  let stopping = new AbortController();
  const remember = (result: DeliveryResult): DeliveryResult => {
    results.unshift(result);
    results.length = Math.min(results.length, MAX_REMEMBERED);
    return result;
  };

  async function deliver(
    event: VendorEvent,
    vendor: string,
    prepared: PreparedDelivery,
    retryWaits: readonly number[],
    bad: BadDelivery | null,
  ) {
    const { id, applicantId, kind } = event;
    return remember({
      vendor,
      event: id,
      applicantId,
      kind,
      bad,
      ...(await postWithRetries(prepared, retryWaits, stopping.signal)),
    });
  }

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
        const prepared = prepareDelivery(vendor.webhook, event, target, now());
        if (prepared) deliver(event, vendor.id, prepared, retryMs, null).catch(ignoreStop);
      }
    },
    async send(vendor, eventInput, { bad, times, atOnce }) {
      const format = vendor.webhook;
      if (!format) throw new Problem(400, `${vendor.id} has no webhooks`);
      const events = eventsFor(eventInput, bad, times);
      const all = events.flatMap((event) =>
        addressesFor(vendor, targets, event).map((target) => [event, target] as const),
      );
      if (all.length === 0) throw new Problem(400, `${vendor.id} was told no address yet`);
      const jobs = all.map(([event, target]) => async () => {
        const prepared = prepareDelivery(format, event, target, now(), bad);
        if (!prepared) throw new Problem(400, `${vendor.id} sends nothing for ${event.kind}`);
        return deliver(event, vendor.id, prepared, [], bad ?? null);
      });
      const sent: DeliveryResult[] = [];
      while (jobs.length > 0) sent.push(...(await Promise.all(jobs.splice(0, atOnce).map((job) => job()))));
      return sent;
    },
  };
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

async function postWithRetries(prepared: PreparedDelivery, retryWaits: readonly number[], signal: AbortSignal) {
  let status = await post(prepared);
  let attempts = 1;
  for (const wait of retryWaits) {
    if (status !== null && status >= 200 && status < 300) break;
    await pause(wait, undefined, { signal });
    status = await post(prepared);
    attempts += 1;
  }
  return { attempts, status };
}

/**
 * The status of the answer; `null` without an answer in time. Redirects are not followed: they could lead to another
 * machine.
 */
async function post({ url, headers, body }: PreparedDelivery): Promise<number | null> {
  const sent = { 'content-type': 'application/json', ...headers };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: sent,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // No listener, or no answer in time: both are a reason to retry.
    return null;
  }
}

function ignoreStop(cause: unknown): void {
  if (!(cause instanceof Error && cause.name === 'AbortError')) throw cause;
}
