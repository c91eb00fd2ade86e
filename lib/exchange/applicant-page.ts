import { type AtVendor, applicantView, type VendorWords } from '#lib/data/applicants/view.ts';
import { commandsOf } from '#lib/data/commands/view.ts';
import type { ConnectionStatus } from '#lib/data/connections/status.ts';
import { toldEndpoints } from '#lib/data/endpoints/told.ts';
import { lifecycleOf } from '#lib/data/lifecycle/view.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { availableCommands, usableConnection } from './commands/available.ts';
import { possibleActs } from './lifecycle/possible-acts.ts';
import { portalLink } from './portal-link.ts';

/**
 * All that an applicant's page shows to this member, masked for their role.
 * @throws Refusal `not_allowed`; `not_found` when there is none or it was erased
 */
export async function applicantPage(actor: MemberActor, id: string): Promise<ApplicantPage> {
  const usable = usableConnection(actor, id);
  const [view, available, commands, lifecycle, acts, told] = await Promise.all([
    applicantView(actor, id, async (applicant) => vendorWords(applicant, (await usable).status)),
    availableCommands(actor, id, usable),
    commandsOf(actor, id),
    lifecycleOf(actor, id),
    possibleActs(actor, id, usable),
    toldEndpoints(),
  ]);
  return { view, available, commands, lifecycle, acts, told, readAt: new Date().toISOString() };
}

/** None of the vendors takes an approval or a rejection (docs/providers.md, "No vendor takes a decision"). */
async function vendorWords({ provider, ...ids }: AtVendor, { stamp }: ConnectionStatus): Promise<VendorWords> {
  const known = providerById(provider);
  const label = known?.label ?? provider;
  return {
    label,
    line: `Nothing is sent: ${label} has no approve or reject.`,
    portalLink: await portalLink(ids, stamp),
    givesImages: known?.capabilities.images !== undefined,
    statusWords: known?.words.status ?? (() => null),
    outcomeWords: known?.words.outcome ?? (() => null),
  };
}
