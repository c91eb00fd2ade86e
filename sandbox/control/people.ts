import { type Call, Problem, readJson, requiredText } from '../http/call.ts';
import type { ApplicantSummary } from '../vendors/portal.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { countIn, vendorIn } from './input.ts';

const MAX_CREATED = 10_000;

export function listApplicants(call: Call, vendors: Vendor[]): { people: ApplicantSummary[] } {
  return { people: vendorIn(vendors, call.query.get('vendor')).portal.people(call.now) };
}

/** Creates `count` applicants, one by default. */
export function createApplicants(call: Call, vendors: Vendor[]): { people: ApplicantSummary[] } {
  const input = readJson(call);
  const { portal } = vendorIn(vendors, input.vendor);
  const count = countIn(input, 'count', 1);
  if (count > MAX_CREATED) throw new Problem(400, `count is at most ${MAX_CREATED}`);
  return { people: Array.from({ length: count }, () => portal.create(call.now)) };
}

/** A simulated person submits everything the vendor asked for. */
export async function completeApplicant(call: Call, vendors: Vendor[]): Promise<ApplicantSummary> {
  const input = readJson(call);
  return vendorIn(vendors, input.vendor).portal.complete(requiredText(input, 'id'), call.now);
}

/** An officer of the vendor gives the applicant another status. */
export function changeApplicant(call: Call, vendors: Vendor[]): ApplicantSummary {
  const input = readJson(call);
  return vendorIn(vendors, input.vendor).portal.change(
    requiredText(input, 'id'),
    requiredText(input, 'status'),
    call.now,
  );
}
