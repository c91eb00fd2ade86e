import { FAULT_KINDS, type Fault, type Faults } from '../faults/faults.ts';
import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { countIn, vendorIn, wordIn } from './input.ts';

/** `{ vendor, kind, every?, ms?, path?, times? }`; `kind: null` ends it. */
export function setFault(wanted: Record<string, unknown>, faults: Faults, vendors: Vendor[]): { faults: Fault[] } {
  const { id } = vendorIn(vendors, wanted.vendor);
  faults.set(id, wanted.kind === null ? null : readFault(id, wanted));
  return { faults: faults.list() };
}

function readFault(vendor: string, wanted: Record<string, unknown>): Fault {
  const kind = wordIn(wanted, 'kind', FAULT_KINDS);
  if (!kind) throw new Problem(400, `kind is null or one of ${FAULT_KINDS.join(', ')}`);
  const { path = null } = wanted;
  if (path !== null && typeof path !== 'string') throw new Problem(400, 'path is text');
  const times = wanted.times === undefined ? null : countIn(wanted, 'times', 1);
  return { vendor, kind, every: countIn(wanted, 'every', 1), ms: countIn(wanted, 'ms', 3000), path, times };
}
