'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { discardPolicyDraft } from './actions.ts';
import { useAct } from './use-act.ts';

/** Discards one's own draft, after a question. */
export function DiscardButton() {
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, trouble, run } = useAct('Not discarded.');
  const discard = async () => {
    if (await run(() => discardPolicyDraft({}))) setIsOpen(false);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        Discard draft…
      </Button>
      {isOpen && (
        <Dialog
          title="Discard the draft"
          onClose={() => setIsOpen(false)}
          acts={
            <>
              <Button onClick={() => setIsOpen(false)}>Keep it</Button>
              <Button look="danger" busy={isBusy} onClick={() => void discard()}>
                Discard
              </Button>
            </>
          }
        >
          <p className="text-t2">What it changes is lost. A request that rests on it ends.</p>
          {trouble && <FieldError>{trouble.message}</FieldError>}
        </Dialog>
      )}
    </>
  );
}
