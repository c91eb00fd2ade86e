'use client';

import type { Claiming } from '#components/review/claims/use-claim.ts';
import { laterPanel } from '#components/ui/later.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { useApplicant } from './use-applicant.ts';

const HeldBanner = laterPanel(async () => (await import('#components/review/claims/held-banner.tsx')).HeldBanner, null);
const SecondBanner = laterPanel(async () => (await import('./staged-banners.tsx')).SecondBanner, null);
const VoidBanner = laterPanel(async () => (await import('./staged-banners.tsx')).VoidBanner, null);
const VendorState = laterPanel(async () => (await import('./vendor-state.tsx')).VendorState, null);
const ChangedBanner = laterPanel(async () => (await import('./changed-banner.tsx')).ChangedBanner, null);

type BannersProps = {
  view: ApplicantView;
  applicant: ReturnType<typeof useApplicant>;
  claiming: Claiming;
  now: string;
  /** Whether the reader may have a vendor that is down tried now. */
  canTry: boolean;
};

/** One banner at a time: a lost claim, what changed, who else has the case, the provider. */
export function Banners({ view, applicant, claiming, now, canTry }: BannersProps) {
  const { changed, lost, showChanged } = applicant;
  if (changed) return <ChangedBanner changed={changed} lost={lost} onShow={showChanged} claim={claiming.claim} />;
  if (isVoid(view)) return <VoidBanner view={view} />;
  if (claiming.who?.kind === 'theirs') return <HeldBanner claiming={claiming} />;
  if (view.trouble === null && view.unread === null && maySecond(view)) return <SecondBanner view={view} />;
  return <VendorState view={view} now={now} canTry={canTry} look={applicant.look} />;
}

/** Whether the reader is asked to confirm another member's decision. */
function maySecond({ case: found }: ApplicantView): boolean {
  const mayConfirm = found?.acts.some(({ act, closedBecause }) => act === 'confirm' && closedBecause === null);
  return found?.state === 'waiting_for_second' && found.staged !== null && mayConfirm === true;
}

/** Whether the last thing that happened to the case is that its decision became void. */
function isVoid({ case: found }: ApplicantView): boolean {
  const { staged, lastMove, state } = found ?? {};
  if (staged?.ended?.as !== 'voided' || state === 'decided') return false;
  return !lastMove || staged.ended.at > lastMove.at;
}
