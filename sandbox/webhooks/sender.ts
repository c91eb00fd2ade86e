import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Outgoing, outgoing, type Spoil } from '../faults/bad-deliveries.ts';
import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Change, VendorEvent } from './events.ts';
import { isLoopback, type Target, type Targets } from './targets.ts';

/** How one delivery went: the last answer's status, or `null` when nobody answered. */
export type Posted = {
  vendor: string;
  event: string;
  applicantId: string;
  kind: string;
  spoil: Spoil | null;
  attempts: number;
  status: number | null;
};

export type PostOffice = {
  /** Tells every registered address of a change, and tries again where it does not get through. */
  tell(vendor: Vendor, change: Change): void;
  /** Sends once, at once, as asked. Throws Problem 400 where there is nowhere to send, or nothing to say. */
  send(
    vendor: Vendor,
    event: Omit<VendorEvent, 'id'>,
    how: { spoil?: Spoil; times: number; atOnce: number },
  ): Promise<Posted[]>;
  /** The latest first. */
  posted(): Posted[];
  /** Gives up what is still tried, and forgets what was. */
  clear(): void;
};

const REMEMBERED = 200;
const PATIENCE_MS = 10_000;

/** `retryMs`: how long it waits before the second try, the third and so on. */
export function createPostOffice(targets: Targets, now: () => Date, retryMs: readonly number[]): PostOffice {
  const posted: Posted[] = [];
  let stopping = new AbortController();
  const note = (entry: Posted): Posted => {
    posted.unshift(entry);
    posted.length = Math.min(posted.length, REMEMBERED);
    return entry;
  };

  async function deliver(
    event: VendorEvent,
    vendor: string,
    made: Outgoing,
    waits: readonly number[],
    spoil: Spoil | null,
  ) {
    const { id, applicantId, kind } = event;
    return note({
      vendor,
      event: id,
      applicantId,
      kind,
      spoil,
      ...(await postUntilHeard(made, waits, stopping.signal)),
    });
  }

  return {
    posted: () => posted,
    clear() {
      stopping.abort();
      stopping = new AbortController();
      posted.length = 0;
    },
    tell(vendor, { kind, id, at }) {
      if (!kind || !vendor.webhook) return;
      const event: VendorEvent = { id: randomUUID(), kind, applicantId: id, at: at.toISOString() };
      for (const target of addressesFor(vendor, targets, event)) {
        const made = outgoing(vendor.webhook, event, target, now());
        if (made) deliver(event, vendor.id, made, retryMs, null).catch(ignoreStop);
      }
    },
    async send(vendor, said, { spoil, times, atOnce }) {
      const maker = vendor.webhook;
      if (!maker) throw new Problem(400, `${vendor.id} has no webhooks`);
      const events = eventsFor(said, spoil, times);
      const all = events.flatMap((event) =>
        addressesFor(vendor, targets, event).map((target) => [event, target] as const),
      );
      if (all.length === 0) throw new Problem(400, `${vendor.id} was told no address yet`);
      const posting = all.map(([event, target]) => async () => {
        const made = outgoing(maker, event, target, now(), spoil);
        if (!made) throw new Problem(400, `${vendor.id} sends nothing for ${event.kind}`);
        return deliver(event, vendor.id, made, [], spoil ?? null);
      });
      const answers: Posted[] = [];
      while (posting.length > 0) answers.push(...(await Promise.all(posting.splice(0, atOnce).map((post) => post()))));
      return answers;
    },
  };
}

/** `duplicate` is one event, so many times and once more; `out_of_order` two, the later first; otherwise each is an event of its own. */
function eventsFor(said: Omit<VendorEvent, 'id'>, spoil: Spoil | undefined, times: number): VendorEvent[] {
  const event = (): VendorEvent => ({ ...said, id: randomUUID() });
  if (spoil === 'duplicate') return new Array<VendorEvent>(times + 1).fill(event());
  const earlier = (): VendorEvent => ({
    ...event(),
    kind: 'in_progress',
    at: new Date(Date.parse(said.at) - 60_000).toISOString(),
  });
  return Array.from({ length: times }, () => (spoil === 'out_of_order' ? [event(), earlier()] : [event()])).flat();
}

function addressesFor(vendor: Vendor, targets: Targets, event: VendorEvent): Target[] {
  const registered = targets.of(vendor.id);
  const more = new Set(vendor.webhook?.urls?.(event).filter(isLoopback));
  for (const { url } of registered) more.delete(url);
  return [...registered, ...[...more].map((url) => ({ vendor: vendor.id, url, settings: {} }))];
}

async function postUntilHeard(made: Outgoing, waits: readonly number[], signal: AbortSignal) {
  let status = await post(made);
  let attempts = 1;
  for (const wait of waits) {
    if (status !== null && status >= 200 && status < 300) break;
    await pause(wait, undefined, { signal });
    status = await post(made);
    attempts += 1;
  }
  return { attempts, status };
}

/** The answer's status; `null` when nobody answered in time. No redirect is followed: it could lead off this machine. */
async function post({ url, headers, body }: Outgoing): Promise<number | null> {
  const sent = { 'content-type': 'application/json', ...headers };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: sent,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // Nobody listens, or not in time: for a sender both are one more reason to try again.
    return null;
  }
}

function ignoreStop(cause: unknown): void {
  if (!(cause instanceof Error && cause.name === 'AbortError')) throw cause;
}
