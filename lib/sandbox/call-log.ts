export type CallLog = {
  note(vendor: string, operation: string): void;
  /** Calls per vendor and operation since the start or the last clearing. */
  counts(): Record<string, Record<string, number>>;
  clear(): void;
};

/** Counts what was asked, so that a test can prove how often a vendor was called. Faulty calls count too. */
export function createCallLog(): CallLog {
  const counts: Record<string, Record<string, number>> = {};
  return {
    note(vendor, operation) {
      counts[vendor] = { ...counts[vendor], [operation]: (counts[vendor]?.[operation] ?? 0) + 1 };
    },
    counts: () => structuredClone(counts),
    clear() {
      for (const vendor of Object.keys(counts)) delete counts[vendor];
    },
  };
}
