'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { SentenceDialog } from '#components/review/lifecycle/sentence-dialog.tsx';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { type RuleBook, scopeText } from '#lib/review/rules/rule.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { askRuleRollback, confirmRulePublish, refuseRulePublish, withdrawRulePublish } from '../actions.ts';
import { useAct } from '../use-act.ts';
import { sentWords } from './sent-lines.tsx';
import { TypedDialog } from './typed-dialog.tsx';

type RequestActsProps = { request: PublishView; book: RuleBook; provider: string; isConfirmable: boolean };

/** What a person can do with a request now; where that is nothing, the reason. */
export function RequestActs({ request, book, provider, isConfirmable }: RequestActsProps) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | 'back' | null>(null);
  const { isBusy, trouble, run } = useAct('Not withdrawn.');
  const { may, id: requestId, state } = request;
  const close = () => setOpen(null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-8">
        {may.confirm && (
          <Button look="primary" size="lg" className="grow justify-center" onClick={() => setOpen('confirm')}>
            Confirm…
          </Button>
        )}
        {may.refuse && (
          <Button size="lg" onClick={() => setOpen('refuse')}>
            Refuse…
          </Button>
        )}
        {may.withdraw && (
          <Button size="lg" busy={isBusy} onClick={() => void run(() => withdrawRulePublish({ requestId }))}>
            Withdraw
          </Button>
        )}
        {may.rollBack && (
          <Button size="lg" look="danger" onClick={() => setOpen('back')}>
            Roll back…
          </Button>
        )}
        {state === 'waiting' && !may.confirm && (
          <p className="text-12 text-t2">{closedWords(request, isConfirmable)}</p>
        )}
      </div>
      {trouble && <FieldError>{trouble.message}</FieldError>}
      {open === 'confirm' && <ConfirmDialog {...{ request, book, provider }} onClose={close} />}
      {open === 'refuse' && <RefuseDialog request={request} onClose={close} />}
      {open === 'back' && <RollBackDialog {...{ request, book, provider }} onClose={close} />}
    </>
  );
}

function closedWords({ may, by }: PublishView, isConfirmable: boolean): string {
  if (may.withdraw) return 'Confirming is closed to you: you asked for it. Another person confirms it.';
  return isConfirmable
    ? `Confirming is closed: ${by} asked for it.`
    : 'Confirming is closed: your role does not confirm rules.';
}

type DialogProps = { request: PublishView; book: RuleBook; provider: string; onClose: () => void };

function ConfirmDialog({ request, book, provider, onClose }: DialogProps) {
  const { id: requestId, draftHash, currentHash, kind, changes } = request;
  return (
    <TypedDialog
      title={request.rollsBackId ? 'Confirm rolling back' : 'Confirm publishing'}
      words={scopeText(book.scope)}
      act="Confirm"
      known="Not confirmed."
      send={({ typed }) => confirmRulePublish({ requestId, draftHash, currentHash, typed })}
      onClose={onClose}
    >
      <p>{`To ${provider}: ${sentWords(book, kind, changes)}.`}</p>
      <p>Your answer holds for exactly these values. If they change, here or at the provider, it is void.</p>
    </TypedDialog>
  );
}

function RollBackDialog({ request, book, provider, onClose }: DialogProps) {
  const [requestId] = useState(newId);
  return (
    <TypedDialog
      title="Roll back"
      words={scopeText(book.scope)}
      asksWhy
      act="Ask to roll back"
      known="Not asked."
      send={({ typed, rationale }) => askRuleRollback({ requestId, publishId: request.id, rationale, typed })}
      onClose={onClose}
    >
      <p>{`To ${provider}: ${sentWords(book, request.kind, request.changes)}.`}</p>
      <p>Puts back what this request replaced. It becomes a new version. Another person confirms it first.</p>
    </TypedDialog>
  );
}

function RefuseDialog({ request, onClose }: Pick<DialogProps, 'request' | 'onClose'>) {
  const router = useRouter();
  const send = async (answer: string) => {
    const refused = await answered(refuseRulePublish({ requestId: request.id, answer }));
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
      Nothing is sent. The request ends, and your answer is shown with it.
    </SentenceDialog>
  );
}
