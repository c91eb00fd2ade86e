'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { SentenceDialog } from '#components/review/lifecycle/sentence-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import { confirmPolicyPublish, refusePolicyPublish, withdrawPolicyPublish } from '../actions.ts';
import { useAct } from '../use-act.ts';

type RequestActsProps = { request: RequestView; canConfirm: boolean };

/** What a person can do with a request now; where that is nothing, the reason. */
export function RequestActs({ request, canConfirm }: RequestActsProps) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const { isBusy, trouble, run } = useAct('Not withdrawn.');
  const { may, id: requestId, state } = request;
  const close = () => setOpen(null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-8">
        {may.confirm && (
          <Button look="primary" size="lg" onClick={() => setOpen('confirm')}>
            Confirm…
          </Button>
        )}
        {may.refuse && (
          <Button size="lg" onClick={() => setOpen('refuse')}>
            Refuse…
          </Button>
        )}
        {may.withdraw && (
          <Button size="lg" busy={isBusy} onClick={() => void run(() => withdrawPolicyPublish({ requestId }))}>
            Withdraw
          </Button>
        )}
        {state === 'waiting' && !may.confirm && <p className="text-12 text-t2">{closedWords(request, canConfirm)}</p>}
      </div>
      {trouble && <FieldError>{trouble.message}</FieldError>}
      {open === 'confirm' && <ConfirmDialog request={request} onClose={close} />}
      {open === 'refuse' && <RefuseDialog request={request} onClose={close} />}
    </>
  );
}

function closedWords({ isOwn, by }: RequestView, canConfirm: boolean): string {
  if (isOwn) return 'Confirming is closed to you: you asked for it. Another person confirms it.';
  return canConfirm ? `Confirming is closed: ${by} asked for it.` : 'Confirming is closed: your role reads policies.';
}

type DialogProps = { request: RequestView; onClose: () => void };

function ConfirmDialog({ request, onClose }: DialogProps) {
  const { isBusy, trouble, run } = useAct('Not confirmed.');
  const { id: requestId, draftHash, baseHash, changes, baseEdition } = request;
  const confirm = async () => {
    if (await run(() => confirmPolicyPublish({ requestId, draftHash, baseHash }))) onClose();
  };
  return (
    <Dialog
      title={`Publish version ${baseEdition + 1}`}
      onClose={onClose}
      onCommit={() => void confirm()}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={isBusy} onClick={() => void confirm()}>
            Publish
          </Button>
        </>
      }
    >
      <p className="text-t2">
        {`${countOf(changes.length, 'value')} changed by `}
        <bdi>{request.by}</bdi>. The new version is in force at once. Your name stays with it.
      </p>
      {trouble && <FieldError>{trouble.message}</FieldError>}
    </Dialog>
  );
}

function RefuseDialog({ request, onClose }: DialogProps) {
  const router = useRouter();
  const send = async (answer: string) => {
    const refused = await answered(refusePolicyPublish({ requestId: request.id, answer }));
    return refused.ok ? null : { message: problemWords(refused, 'Not refused.'), fields: refused.fields ?? {} };
  };
  const done = () => {
    onClose();
    router.refresh();
  };
  return (
    <SentenceDialog
      title="Refuse"
      label={`Answer to ${request.by}`}
      act="Refuse"
      send={send}
      onClose={onClose}
      onDone={done}
    >
      Nothing is published. The request ends, and your answer is shown with it. The draft stays.
    </SentenceDialog>
  );
}
