import { prepareJob } from '#lib/data/lifecycle/jobs.ts';
import { type Selected, type Selection, selected } from '#lib/data/lifecycle/standing.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { planOf, type VendorTakes } from '#lib/review/lifecycle/plan.ts';
import { vendorTakes } from './vendor-takes.ts';

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
    const vendor = vendors.get(one.connectionId);
    if (!vendor) throw new Error('a connection of the selection was not looked at');
    return { ...one, plan: planOf(job.act, job.atVendor, one.standing, vendor) };
  });
  await prepareJob(actor, { ...job, items });
}

async function vendorsOf(found: readonly Selected[]): Promise<Map<string, VendorTakes>> {
  const providers = new Map(found.map(({ connectionId, provider }) => [connectionId, provider]));
  const takes = await Promise.all(
    [...providers].map(async ([id, provider]) => [id, await vendorTakes(id, provider)] as const),
  );
  return new Map(takes);
}
