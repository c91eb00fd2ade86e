import type { Change } from '../webhooks/events.ts';
import { isRecord } from './call.ts';

/** How often each operation was applied to each id: vendor → operation → id → times. */
type Applied = Record<string, Record<string, Record<string, number>>>;

export type CallLog = {
  note(vendor: string, operation: string): void;
  /** Counts a change that now stands, also one that was applied after the caller was gone. */
  apply(vendor: string, change: Change): void;
  /** Calls per vendor and operation since the start or the last clearing. */
  counts(): Record<string, Record<string, number>>;
  applied(): Applied;
  /** Takes up what an earlier run applied. */
  restore(applied: unknown): void;
  clear(): void;
};

/** Counts what was asked, so that a test can prove how often a vendor was called. Faulty calls count too. */
export function createCallLog(): CallLog {
  let counts: Record<string, Record<string, number>> = {};
  let applied: Applied = {};
  return {
    note(vendor, operation) {
      counts[vendor] = { ...counts[vendor], [operation]: (counts[vendor]?.[operation] ?? 0) + 1 };
    },
    apply(vendor, { operation, id }) {
      applied[vendor] ??= {};
      applied[vendor][operation] ??= {};
      const times = applied[vendor][operation];
      times[id] = (times[id] ?? 0) + 1;
    },
    counts: () => structuredClone(counts),
    applied: () => applied,
    restore(kept) {
      // Written by this same file; only the outer shape is looked at.
      applied = isRecord(kept) ? (structuredClone(kept) as Applied) : {};
    },
    clear() {
      counts = {};
      applied = {};
    },
  };
}
