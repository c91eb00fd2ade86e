import { prepareJob } from '#lib/data/lifecycle/jobs.ts';
import { whyNotSnoozed } from '#lib/data/lifecycle/snooze.ts';
import { type Selected, type Selection, selected } from '#lib/data/lifecycle/standing.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import { vendorOf, vendorsOf } from './vendor-takes.ts';

/**
 * The dry run of an act: fixes the selection, and says for each applicant what will be done where, or why not. Calls no
 * vendor and changes nothing about the applicants.
 * @param job `id` is made with the form; `atVendor`: whether the vendors are told too, where they take it; `wakesAt`:
 * until when cases are snoozed, null for any other act
 * @throws Refusal `not_allowed`, `not_found`, `invalid`
 */
export async function dryRun(
  actor: Actor,
  { selection, ...job }: { id: string; act: Act; atVendor: boolean; wakesAt: Date | null; selection: Selection },
): Promise<void> {
  const found = await selected(actor, selection);
  const vendors = await vendorsOf(found);
  const whyNot = await whyNotCase(actor, job.act, found);
  const items = found.map((one) => {
    const plan = planOf(job.act, job.atVendor, one.standing, vendorOf(vendors, one.connectionId));
    const because = plan.where === 'nowhere' ? undefined : whyNot.get(one.applicantId);
    return { ...one, plan: because === undefined ? plan : { where: 'nowhere' as const, kind: null, because } };
  });
  await prepareJob(actor, { ...job, policyVersion: null, items });
}

/** What is in the way in the applicants' cases: of the acts, only a snooze is about one. */
async function whyNotCase(actor: Actor, act: Act, found: readonly Selected[]): Promise<Map<string, string>> {
  if (act !== 'snooze') return new Map();
  return whyNotSnoozed(
    actor,
    found.map(({ applicantId }) => applicantId),
  );
}
