import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { pageActor } from '#lib/auth/page-actor.ts';
import { type AtVendor, applicantView, type VendorWords } from '#lib/data/applicants/view.ts';
import { recordPageView } from '#lib/data/cases/page-views.ts';
import { commandsOf } from '#lib/data/commands/view.ts';
import { lifecycleOf } from '#lib/data/lifecycle/view.ts';
import { availableCommands } from '#lib/exchange/commands/available.ts';
import { possibleActs } from '#lib/exchange/lifecycle/possible-acts.ts';
import { portalLink } from '#lib/exchange/portal-link.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { personOf } from '../../person.ts';
import { ApplicantScreen } from './applicant-screen.tsx';

/** The title has no name, because it is stored in the browser's history. */
export const metadata: Metadata = { title: 'Applicant' };

export default async function ApplicantPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor('page /applicants/[id]', `/applicants/${encodeURIComponent(id)}`);
  const view = await viewOrAbsent(actor, id);
  const [available, commands, lifecycle, acts] = await Promise.all([
    availableCommands(actor, view.id),
    commandsOf(actor, view.id),
    lifecycleOf(actor, view.id),
    possibleActs(actor, view.id),
    recordPageView(actor, view.id),
  ]);
  return (
    <ApplicantScreen
      key={view.id}
      view={view}
      commands={commands}
      available={available}
      lifecycle={lifecycle}
      acts={acts}
      person={personOf(actor)}
      now={new Date().toISOString()}
    />
  );
}

/** An applicant that the member may not see looks the same as one that does not exist. */
async function viewOrAbsent(actor: MemberActor, id: string): Promise<ApplicantView> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await applicantView(actor, id, vendorWords);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not_found' || error.code === 'not_allowed')) notFound();
    throw error;
  }
}

/** None of the vendors takes an approval or a rejection (docs/providers.md, "No vendor takes a decision"). */
async function vendorWords({ provider, ...ids }: AtVendor): Promise<VendorWords> {
  const label = providerById(provider)?.label ?? provider;
  return { label, line: `Nothing is sent: ${label} has no approve or reject.`, portalLink: await portalLink(ids) };
}
