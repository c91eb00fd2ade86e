/** Faults that can be switched on per vendor while the sandbox runs; `apply.ts` says what each does. */
export const FAULT_KINDS = [
  'latency',
  '429',
  '500',
  '503',
  'reset',
  'hang',
  'stall',
  'drip',
  'garbage',
  'html',
  'truncated',
  'wrong_types',
  'huge',
  'huge_500',
  'gzip_bomb',
  'redirect',
  'other_applicant',
  'late_apply',
  'hang_after_apply',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault = {
  vendor: string;
  kind: FaultKind;
  /** The fault hits every nth matching call, starting with the first; 1 hits each. */
  every: number;
  /** Milliseconds: `latency` waits this long before it answers, `late_apply` before it runs the operation. */
  ms: number;
  /** Only calls whose path contains this text match. */
  path: string | null;
  /** The fault ends after this many faulty answers; `null`: when it is switched off. */
  times: number | null;
};

export type Faults = {
  /** Each vendor has at most one fault; a new one replaces the old. */
  set(vendor: string, fault: Fault | null): void;
  /** The fault for this call, or `null`. Each question counts as one call. */
  faultFor(vendor: string, path: string): Fault | null;
  list(): Fault[];
  clear(): void;
};

export function createFaults(): Faults {
  const active = new Map<string, { fault: Fault; seen: number; struck: number }>();
  return {
    set(vendor, fault) {
      if (fault) active.set(vendor, { fault, seen: 0, struck: 0 });
      else active.delete(vendor);
    },
    faultFor(vendor, path) {
      const entry = active.get(vendor);
      if (!entry || (entry.fault.path && !path.includes(entry.fault.path))) return null;
      entry.seen += 1;
      if ((entry.seen - 1) % entry.fault.every !== 0) return null;
      entry.struck += 1;
      if (entry.fault.times !== null && entry.struck >= entry.fault.times) active.delete(vendor);
      return entry.fault;
    },
    list: () => [...active.values()].map(({ fault }) => fault),
    clear: () => active.clear(),
  };
}
