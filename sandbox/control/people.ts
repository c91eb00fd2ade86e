import { type Call, Problem, readJson } from '../http/call.ts';
import type { Standing } from '../vendors/portal.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { countIn, textIn, vendorIn } from './input.ts';

const MOST_AT_ONCE = 10_000;

export function people(call: Call, vendors: Vendor[]): { people: Standing[] } {
  return { people: vendorIn(vendors, call.query.get('vendor')).backstage.people(call.now) };
}

/** New applicants at a vendor, one unless `count` says more. */
export function createSome(call: Call, vendors: Vendor[]): { people: Standing[] } {
  const wanted = readJson(call);
  const { backstage } = vendorIn(vendors, wanted.vendor);
  const count = countIn(wanted, 'count', 1);
  if (count > MOST_AT_ONCE) throw new Problem(400, `count is at most ${MOST_AT_ONCE}`);
  return { people: Array.from({ length: count }, () => backstage.create(call.now)) };
}

/** A simulated person does what was asked of them. */
export async function completeOne(call: Call, vendors: Vendor[]): Promise<Standing> {
  const wanted = readJson(call);
  return vendorIn(vendors, wanted.vendor).backstage.complete(textIn(wanted, 'id'), call.now);
}

/** The vendor's own officer moves somebody. */
export function changeOne(call: Call, vendors: Vendor[]): Standing {
  const wanted = readJson(call);
  return vendorIn(vendors, wanted.vendor).backstage.change(textIn(wanted, 'id'), textIn(wanted, 'status'), call.now);
}
