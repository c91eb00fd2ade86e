'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { RequestActs as PublishActs } from '#components/review/publishing/request-acts.tsx';
import { Button } from '#components/ui/button.tsx';
import { type RuleBook, scopeText } from '#lib/review/rules/rule.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { askRuleRollback, confirmRulePublish, refuseRulePublish, withdrawRulePublish } from '../actions.ts';
import { sentWords } from './sent-lines.tsx';
import { TypedDialog } from './typed-dialog.tsx';

type RequestActsProps = { request: PublishView; book: RuleBook; provider: string };

/** What a person can do with a request to change rules now; where that is nothing, the reason. */
export function RequestActs({ request, book, provider }: RequestActsProps) {
  const [isRollingBack, setIsRollingBack] = useState(false);
  const { may, id: requestId } = request;
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
      {isRollingBack && <RollBackDialog {...{ request, book, provider }} onClose={() => setIsRollingBack(false)} />}
    </>
  );
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
