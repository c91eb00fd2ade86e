'use client';

import { HeldBanner, LostBanner } from '#components/review/claims/held-banner.tsx';
import type { Claiming } from '#components/review/claims/use-claim.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { useApplicant } from './use-applicant.ts';
import { VendorState } from './vendor-state.tsx';

type BannersProps = {
  view: ApplicantView;
  applicant: ReturnType<typeof useApplicant>;
  claiming: Claiming;
  now: string;
};

/** One banner at a time: a lost claim, what changed, who else has the case, the provider. */
export function Banners({ view, applicant, claiming, now }: BannersProps) {
  const { changed, lost, showChanged } = applicant;
  if (changed && lost)
    return <LostBanner name={lost.name} others={changed.slice(1)} onShow={showChanged} claim={claiming.claim} />;
  if (changed)
    return (
      <Banner
        tone="plain"
        title={`Changed while you looked: ${changed.join(', ')}.`}
        act={
          <Button size="sm" onClick={showChanged}>
            Show
          </Button>
        }
      >
        A decision can be recorded once you have seen it.
      </Banner>
    );
  if (claiming.who?.kind === 'theirs') return <HeldBanner claiming={claiming} />;
  if (view.trouble === null && view.unread === null) return <SecondBanner view={view} />;
  return <VendorState view={view} now={now} />;
}

/** Says to the second person what they are asked; and to an approver that a decision became void. */
function SecondBanner({ view }: Pick<BannersProps, 'view'>) {
  const { staged, state, acts, lastMove } = view.case ?? {};
  if (!staged) return null;
  const mayConfirm = acts?.some(({ act, closedBecause }) => act === 'confirm' && closedBecause === null);
  if (state === 'waiting_for_second' && mayConfirm)
    return (
      <Banner tone="plain" title="You are the second person.">
        {staged.by} decided. You can’t change it, only confirm or return it.
      </Banner>
    );
  const isVoidLast = staged.ended?.as === 'voided' && (!lastMove || staged.ended.at > lastMove.at);
  if (!isVoidLast || state === 'decided') return null;
  return (
    <Banner tone="fail" title="The staged decision is void.">
      {`What it rests on changed after ${staged.by} decided. It can’t be confirmed; the case is back with ${staged.by}.`}
    </Banner>
  );
}
