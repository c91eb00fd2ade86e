import type { Change } from '../webhooks/events.ts';
import { isRecord } from './call.ts';

/** Number of times each operation was applied to each id: vendor → operation → id → times. */
type Applied = Record<string, Record<string, Record<string, number>>>;

export type CallLog = {
  countCall(vendor: string, operation: string): void;
  /** Counts an applied change, including one applied after the caller disconnected. */
  countChange(vendor: string, change: Change): void;
  /** Number of calls by vendor and operation since the start or the last `clear`. */
  calls(): Record<string, Record<string, number>>;
  applied(): Applied;
  /** Continues the counts of an earlier run. */
  restore(saved: unknown): void;
  clear(): void;
};

/**
 * Counts calls and changes, so that a test can prove how often a vendor was called. Calls answered with a fault count
 * too.
 */
export function createCallLog(): CallLog {
  let counts: Record<string, Record<string, number>> = {};
  let applied: Applied = {};
  return {
    countCall(vendor, operation) {
      counts[vendor] = { ...counts[vendor], [operation]: (counts[vendor]?.[operation] ?? 0) + 1 };
    },
    countChange(vendor, { operation, id }) {
      applied[vendor] ??= {};
      applied[vendor][operation] ??= {};
      const times = applied[vendor][operation];
      times[id] = (times[id] ?? 0) + 1;
    },
    calls: () => structuredClone(counts),
    applied: () => applied,
    restore(saved) {
      // This file wrote the value, so only its outer shape is checked.
      applied = isRecord(saved) ? (structuredClone(saved) as Applied) : {};
    },
    clear() {
      counts = {};
      applied = {};
    },
  };
}
