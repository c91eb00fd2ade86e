'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { Answer } from '../answered.ts';
import { useAct } from './use-act.ts';

/** Discards a draft, after a question. `children`: what is lost. */
export function DiscardDraft({ discard, children }: { discard: () => Promise<Answer<unknown>>; children: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, trouble, run } = useAct('Not discarded.');
  const end = async () => {
    if ((await run(discard)) === null) setIsAsking(false);
  };
  return (
    <>
      <Button size="sm" look="quiet" onClick={() => setIsAsking(true)}>
        Discard draft…
      </Button>
      {isAsking && (
        <Dialog
          title="Discard the draft"
          onClose={() => setIsAsking(false)}
          acts={
            <>
              <Button onClick={() => setIsAsking(false)}>Keep it</Button>
              <Button look="danger" busy={isBusy} onClick={() => void end()}>
                Discard draft
              </Button>
            </>
          }
        >
          <p className="text-t2">{children}</p>
          {trouble && <FieldError>{trouble.message}</FieldError>}
        </Dialog>
      )}
    </>
  );
}
