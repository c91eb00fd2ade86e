import { prepareJob } from '#lib/data/lifecycle/jobs.ts';
import { type Selection, selected } from '#lib/data/lifecycle/standing.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import { vendorOf, vendorsOf } from './vendor-takes.ts';

/**
 * The dry run of an act: fixes the selection, and says for each applicant what will be done where, or why not. Calls no
 * vendor and changes nothing about the applicants.
 * @param job `id` is made with the form; `atVendor`: whether the vendors are told too, where they take it
 * @throws Refusal `not_allowed`, `not_found`, `invalid`
 */
export async function dryRun(
  actor: Actor,
  { selection, ...job }: { id: string; act: Act; atVendor: boolean; selection: Selection },
): Promise<void> {
  const found = await selected(actor, selection);
  const vendors = await vendorsOf(found);
  const items = found.map((one) => {
    const vendor = vendorOf(vendors, one.connectionId);
    return { ...one, plan: planOf(job.act, job.atVendor, one.standing, vendor) };
  });
  await prepareJob(actor, { ...job, policyVersion: null, items });
}
