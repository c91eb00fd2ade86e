import { applicantRow } from '#lib/data/applicants/row.ts';
import type { AtVendor, VendorWords } from '#lib/data/applicants/vendor-words.ts';
import { applicantView } from '#lib/data/applicants/view.ts';
import { commandsOf } from '#lib/data/commands/view.ts';
import { toldEndpoints } from '#lib/data/endpoints/told.ts';
import { lifecycleOf } from '#lib/data/lifecycle/view.ts';
import { providerById } from '#lib/providers/registry.ts';
import { mustBeAble } from '#lib/review/access.ts';
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
  mustBeAble(actor, 'see-applicants');
  const row = applicantRow(id);
  const [view, usable, commands, lifecycle, told] = await Promise.all([
    applicantView(actor, id, vendorWords, row),
    row.then(usableConnection),
    commandsOf(actor, id),
    lifecycleOf(actor, id),
    toldEndpoints(),
  ]);
  return {
    view,
    available: availableCommands(actor, usable),
    commands,
    lifecycle: lifecycle.view,
    acts: possibleActs(actor, lifecycle, usable),
    told,
    readAt: new Date().toISOString(),
  };
}

/** None of the vendors takes an approval or a rejection (docs/providers.md, "No vendor takes a decision"). */
async function vendorWords({ provider, stamp, ...ids }: AtVendor): Promise<VendorWords> {
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
