'use client';

import { LostBanner } from '#components/review/claims/lost-banner.tsx';
import type { Claiming } from '#components/review/claims/use-claim.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';

type ChangedBannerProps = {
  changed: string[];
  /** Who has the case that the reader had; null where they did not lose it. */
  lost: { name: string | null } | null;
  onShow: () => void;
  claim: Claiming['claim'];
};

/** What changed while the reader looked, which is never so when the page is drawn first. */
export function ChangedBanner({ changed, lost, onShow, claim }: ChangedBannerProps) {
  if (lost) return <LostBanner name={lost.name} others={changed.slice(1)} onShow={onShow} claim={claim} />;
  return (
    <Banner
      tone="plain"
      title={`Changed while you looked: ${changed.join(', ')}.`}
      act={
        <Button size="sm" onClick={onShow}>
          Show
        </Button>
      }
    >
      A decision can be recorded once you have seen it.
    </Banner>
  );
}
