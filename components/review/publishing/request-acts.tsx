'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { Answer } from '../answered.ts';
import { SentenceDialog } from '../lifecycle/sentence-dialog.tsx';
import { useAct } from './use-act.ts';

type Request = { state: string; by: string; may: { confirm: boolean; refuse: boolean; withdraw: boolean } };

type RequestActsProps = {
  request: Request;
  /** Why confirming is closed to a member who did not ask: "your role does not confirm rules". */
  notForRole: string;
  /** The dialog in which it is confirmed. */
  confirming: (onClose: () => void) => ReactNode;
  /** What refusing does. */
  refusing: string;
  refuse: (answer: string) => Promise<Answer<unknown>>;
  withdraw: () => Promise<Answer<unknown>>;
  /** Further buttons. */
  children?: ReactNode;
};

/** What a person can do with a request to publish now; where that is nothing, the reason. */
export function RequestActs({ request, notForRole, children, ...acts }: RequestActsProps) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const { isBusy, problem, run } = useAct('Not withdrawn.');
  const { may, state } = request;
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
          <Button size="lg" busy={isBusy} onClick={() => void run(acts.withdraw)}>
            Withdraw
          </Button>
        )}
        {children}
        {state === 'waiting' && !may.confirm && (
          <p className="text-12 text-t2">
            {may.withdraw
              ? 'Confirming is closed to you: you asked for it. Another person confirms it.'
              : `Confirming is closed: ${notForRole}.`}
          </p>
        )}
      </div>
      {problem && <FieldError>{problem.message}</FieldError>}
      {open === 'confirm' && acts.confirming(close)}
      {open === 'refuse' && <RefuseDialog by={request.by} {...acts} onClose={close} />}
    </>
  );
}

type RefuseDialogProps = Pick<RequestActsProps, 'refuse' | 'refusing'> & { by: string; onClose: () => void };

function RefuseDialog({ by, refuse, refusing, onClose }: RefuseDialogProps) {
  const { run } = useAct('Not refused.');
  return (
    <SentenceDialog
      title="Refuse"
      label={`Answer to ${by}`}
      act="Refuse"
      send={(answer) => run(() => refuse(answer))}
      onClose={onClose}
      onDone={onClose}
    >
      {refusing}
    </SentenceDialog>
  );
}
