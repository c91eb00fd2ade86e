'use client';

import { useState } from 'react';
import { RequestActs as PublishActs } from '#components/review/publishing/request-acts.tsx';
import { Button } from '#components/ui/button.tsx';
import { type RuleBook, scopeText } from '#lib/review/rules/rule.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { confirmRulePublish, refuseRulePublish, withdrawRulePublish } from '../actions.ts';
import { RollBackAloneDialog } from './roll-back-alone-dialog.tsx';
import { type RequestDialogProps, RollBackDialog } from './roll-back-dialog.tsx';
import { sentWords } from './sent-lines.tsx';
import { TypedDialog } from './typed-dialog.tsx';

type RequestActsProps = { request: PublishView; book: RuleBook; provider: string };

/** What a person can do with a request to change rules now; where that is nothing, the reason. */
export function RequestActs({ request, book, provider }: RequestActsProps) {
  const [isRollingBack, setIsRollingBack] = useState(false);
  const { may, id: requestId } = request;
  const RollBack = may.rollBackAlone ? RollBackAloneDialog : RollBackDialog;
  return (
    <>
      <PublishActs
        request={request}
        notForRole="your role does not confirm rules"
        confirming={(onClose) => <ConfirmDialog {...{ request, book, provider, onClose }} />}
        refusing="Nothing is sent. The request ends, and your answer is shown with it."
        refuse={(answer) => refuseRulePublish({ requestId, answer })}
        withdraw={() => withdrawRulePublish({ requestId })}
      >
        {may.rollBack && (
          <Button size="lg" look="danger" onClick={() => setIsRollingBack(true)}>
            Roll back…
          </Button>
        )}
      </PublishActs>
      {isRollingBack && <RollBack {...{ request, book, provider }} onClose={() => setIsRollingBack(false)} />}
    </>
  );
}

function ConfirmDialog({ request, book, provider, onClose }: RequestDialogProps) {
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
