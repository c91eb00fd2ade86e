import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Change } from '../webhooks/events.ts';

/** Simulated people who come by themselves, some time after they were asked to. */
export type WalkIns = {
  /** Somebody was created, or asked for more: they come later, unless they are there already. */
  expect(vendor: Vendor, change: Change): void;
  /** Nobody who was expected comes any more. */
  forget(): void;
};

/** `afterMs` after the change, `completed` once it stands. `null`: nobody comes by themselves. */
export function createWalkIns(
  afterMs: number | null,
  now: () => Date,
  completed: () => void,
  failed: (cause: unknown) => void,
): WalkIns {
  const expected = new Set<NodeJS.Timeout>();
  return {
    expect(vendor, { operation, kind, id }) {
      const isAsked = kind === 'created' || kind === 'needs_info';
      // Whom the vendor's own officer moved was not asked by a client.
      if (afterMs === null || !isAsked || operation === 'officer') return;
      const timer = setTimeout(() => {
        expected.delete(timer);
        come(vendor, id, now()).then(completed).catch(failed);
      }, afterMs);
      expected.add(timer);
    },
    forget() {
      for (const timer of expected) clearTimeout(timer);
      expected.clear();
    },
  };
}

async function come({ backstage }: Vendor, id: string, now: Date): Promise<void> {
  try {
    await backstage.complete(id, now);
  } catch (cause) {
    // Through already, by hand or by a link, or deleted meanwhile.
    if (!(cause instanceof Problem)) throw cause;
  }
}
