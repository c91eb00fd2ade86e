'use client';

import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { revealEvidence } from '../actions.ts';
import { OpenTab } from '../details/open-tab.tsx';
import { useReview } from '../review-state.tsx';
import { ReasonDialog } from '../who/later-reason-dialog.ts';
import { Reason } from './no-images.tsx';

/** Shown in place of the images to a role that must give a reason, or that may not see images. */
export function ImagesClosed({ applicantId, canReveal }: { applicantId: string; canReveal: boolean }) {
  const { look } = useReview();
  const [isAsking, setIsAsking] = useState(false);
  const reveal = async (reason: string) => {
    const result = await answered(revealEvidence({ applicantId, reason }));
    if (!result.ok) return result.message;
    setIsAsking(false);
    look();
    return null;
  };
  return (
    <>
      <Reason
        title="The images are closed"
        act={
          canReveal ? (
            <Button icon="eye" onClick={() => setIsAsking(true)}>
              Show, with reason
            </Button>
          ) : (
            <OpenTab tab="checks">Show the checks</OpenTab>
          )
        }
      >
        {canReveal
          ? 'Give a reason. It is stored with your name, and the images stay open for 15 minutes.'
          : 'Your role does not see the images of applicants.'}
      </Reason>
      {isAsking && <ReasonDialog title="Show the images" onSend={reveal} onClose={() => setIsAsking(false)} />}
    </>
  );
}
