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
  const active = new Map<string, { fault: Fault; calls: number; hits: number }>();
  return {
    set(vendor, fault) {
      if (fault) active.set(vendor, { fault, calls: 0, hits: 0 });
      else active.delete(vendor);
    },
    faultFor(vendor, path) {
      const state = active.get(vendor);
      if (!state || (state.fault.path && !path.includes(state.fault.path))) return null;
      state.calls += 1;
      if ((state.calls - 1) % state.fault.every !== 0) return null;
      state.hits += 1;
      if (state.fault.times !== null && state.hits >= state.fault.times) active.delete(vendor);
      return state.fault;
    },
    list: () => [...active.values()].map(({ fault }) => fault),
    clear: () => active.clear(),
  };
}
