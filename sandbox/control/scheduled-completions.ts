import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Change } from '../webhooks/events.ts';

/** Simulated people who complete their verification some time after a client asked for it. */
export type ScheduledCompletions = {
  /** Schedules a completion when the change created an applicant or asked for more information. */
  schedule(vendor: Vendor, change: Change): void;
  cancelAll(): void;
};

/**
 * `afterMs`: milliseconds from the change to the completion; `null` schedules nothing. `onCompleted` is called after
 * each.
 */
export function createScheduledCompletions(
  afterMs: number | null,
  now: () => Date,
  onCompleted: () => void,
  onFailure: (cause: unknown) => void,
): ScheduledCompletions {
  const timers = new Set<NodeJS.Timeout>();
  return {
    schedule(vendor, { operation, kind, id }) {
      const isAsked = kind === 'created' || kind === 'needs_info';
      // A status set by the vendor's officer is no request of a client.
      if (afterMs === null || !isAsked || operation === 'officer') return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        complete(vendor, id, now()).then(onCompleted).catch(onFailure);
      }, afterMs);
      timers.add(timer);
    },
    cancelAll() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

async function complete({ portal }: Vendor, id: string, now: Date): Promise<void> {
  try {
    await portal.complete(id, now);
  } catch (cause) {
    // The applicant was completed in another way, or deleted.
    if (!(cause instanceof Problem)) throw cause;
  }
}
