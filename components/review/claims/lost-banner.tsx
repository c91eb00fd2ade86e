'use client';

import { useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Claiming } from './use-claim.ts';

type LostBannerProps = {
  /** Who has the case now; null when it is free. */
  name: string | null;
  /** What else changed meanwhile, in words. */
  others: string[];
  onShow: () => void;
  claim: Claiming['claim'];
};

/** Says that the reader's claim has ended or was taken over. What they entered stays until they have seen it. */
export function LostBanner({ name, others, onShow, claim }: LostBannerProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Banner
      tone="attention"
      title={name === null ? 'Your claim on this case has ended.' : `${name} has this case now.`}
      act={
        name === null ? (
          <Button size="sm" onClick={() => void claim().then(setProblem)}>
            Claim again
          </Button>
        ) : (
          <Button size="sm" onClick={onShow}>
            Show it
          </Button>
        )
      }
    >
      {problem ?? 'What you entered is still here.'}
      {others.length > 0 && ` Also changed: ${others.join(', ')}.`}
    </Banner>
  );
}
