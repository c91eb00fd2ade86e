/** Weather that can be switched on per vendor while the sandbox runs. faults/answer.ts says what each does. */
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
  /** Only every so many calls, starting with the first that matches; 1 is each. */
  every: number;
  /** How long `latency` waits before it answers and `late_apply` before it acts, in milliseconds. */
  ms: number;
  /** Only calls whose path holds this text. */
  path: string | null;
  /** It ends after having struck so often; `null` lasts until it is switched off. */
  times: number | null;
};

export type Faults = {
  /** One fault per vendor; a new one takes the place of the old. */
  set(vendor: string, fault: Fault | null): void;
  /** The fault that hits this call, if any. Asking counts the call. */
  strike(vendor: string, path: string): Fault | null;
  list(): Fault[];
  clear(): void;
};

export function createFaults(): Faults {
  const standing = new Map<string, { fault: Fault; seen: number; struck: number }>();
  return {
    set(vendor, fault) {
      if (fault) standing.set(vendor, { fault, seen: 0, struck: 0 });
      else standing.delete(vendor);
    },
    strike(vendor, path) {
      const entry = standing.get(vendor);
      if (!entry || (entry.fault.path && !path.includes(entry.fault.path))) return null;
      entry.seen += 1;
      if ((entry.seen - 1) % entry.fault.every !== 0) return null;
      entry.struck += 1;
      if (entry.fault.times !== null && entry.struck >= entry.fault.times) standing.delete(vendor);
      return entry.fault;
    },
    list: () => [...standing.values()].map(({ fault }) => fault),
    clear: () => standing.clear(),
  };
}
