import { FAULT_KINDS, type Fault, type Faults } from '../faults/faults.ts';
import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { countIn, vendorIn, wordIn } from './input.ts';

/** Body: `{ vendor, kind, every?, ms?, path?, times? }`; `kind: null` switches the fault off. */
export function setFault(input: Record<string, unknown>, faults: Faults, vendors: Vendor[]): { faults: Fault[] } {
  const { id } = vendorIn(vendors, input.vendor);
  faults.set(id, input.kind === null ? null : readFault(id, input));
  return { faults: faults.list() };
}

function readFault(vendor: string, input: Record<string, unknown>): Fault {
  const kind = wordIn(input, 'kind', FAULT_KINDS);
  if (!kind) throw new Problem(400, `kind is null or one of ${FAULT_KINDS.join(', ')}`);
  const { path = null } = input;
  if (path !== null && typeof path !== 'string') throw new Problem(400, 'path is text');
  const times = input.times === undefined ? null : countIn(input, 'times', 1);
  return { vendor, kind, every: countIn(input, 'every', 1), ms: countIn(input, 'ms', 3000), path, times };
}
