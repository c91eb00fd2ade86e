'use client';

import { useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Time } from '../time/time.tsx';
import { TakeOverDialog } from './dialogs.ts';
import type { Claiming } from './use-claim.ts';

/** Says that another member has the case, before any work is done. */
export function HeldBanner({ claiming }: { claiming: Claiming }) {
  const { who, canTakeOver, canClaim, takeOver } = claiming;
  const [isAsking, setIsAsking] = useState(false);
  if (who?.kind !== 'theirs') return null;
  const { name, since } = who;
  return (
    <>
      <Banner
        tone="plain"
        title={since === null ? `This case is assigned to ${name}.` : `${name} has this case`}
        act={
          canTakeOver &&
          canClaim && (
            <Button size="sm" onClick={() => setIsAsking(true)}>
              Take over…
            </Button>
          )
        }
      >
        {since !== null && (
          <>
            since <Time at={since} as="clock" />.{' '}
          </>
        )}
        You can look at it, not decide it.
      </Banner>
      {isAsking && <TakeOverDialog name={name} takeOver={takeOver} onClose={() => setIsAsking(false)} />}
    </>
  );
}
