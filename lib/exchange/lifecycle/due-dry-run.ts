import { prepareJob } from '#lib/data/lifecycle/jobs.ts';
import { type DueSelection, selectedDue } from '#lib/data/retention/select.ts';
import type { Actor } from '#lib/review/actor.ts';
import { planOf } from '#lib/review/lifecycle/plan.ts';
import { vendorOf, vendorsOf } from './vendor-takes.ts';

/**
 * The dry run of deleting those who are due by the policy on retention: fixes the selection, and says for each
 * applicant what will be done where, or why not. Calls no vendor and changes nothing about the applicants.
 * @param id made with the form
 * @throws Refusal `not_allowed`, `not_found`, `invalid`
 */
export async function dueDryRun(
  actor: Actor,
  { id, selection }: { id: string; selection: DueSelection },
): Promise<void> {
  const { policyVersion, items: found } = await selectedDue(actor, selection);
  const vendors = await vendorsOf(found);
  const items = found.map(({ whyNot, ...one }) => {
    const plan = planOf('delete', true, one.standing, vendorOf(vendors, one.connectionId));
    const isStopped = whyNot !== null && plan.where !== 'nowhere';
    return { ...one, plan: isStopped ? { where: 'nowhere' as const, kind: null, because: whyNot } : plan };
  });
  await prepareJob(actor, { id, act: 'delete', atVendor: true, policyVersion, wakesAt: null, items });
}
