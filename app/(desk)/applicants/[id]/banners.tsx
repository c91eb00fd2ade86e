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
  return <VendorState view={view} now={now} />;
}
