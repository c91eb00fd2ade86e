'use client';

import { problemBeside } from '#components/review/problem.ts';
import { RequestActs as PublishActs } from '#components/review/publishing/request-acts.tsx';
import { useAct } from '#components/review/publishing/use-act.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import { confirmPolicyPublish, refusePolicyPublish, withdrawPolicyPublish } from '../actions.ts';

/** What a person can do with a request to publish policies now; where that is nothing, the reason. */
export function RequestActs({ request }: { request: RequestView }) {
  const { id: requestId } = request;
  return (
    <PublishActs
      request={request}
      notForRole="your role does not confirm policies"
      confirming={(onClose) => <ConfirmDialog request={request} onClose={onClose} />}
      refusing="Nothing is published. The request ends, and your answer is shown with it. The draft stays."
      refuse={(answer) => refusePolicyPublish({ requestId, answer })}
      withdraw={() => withdrawPolicyPublish({ requestId })}
    />
  );
}

type DialogProps = { request: RequestView; onClose: () => void };

function ConfirmDialog({ request, onClose }: DialogProps) {
  const { isBusy, problem, run } = useAct('Not confirmed.');
  const { id: requestId, draftHash, baseHash, changes, baseEdition } = request;
  const confirm = async () => {
    if ((await run(() => confirmPolicyPublish({ requestId, draftHash, baseHash }))) === null) onClose();
  };
  return (
    <FormDialog
      title={`Publish version ${baseEdition + 1}`}
      act="Publish"
      hasKey
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void confirm()}
      onClose={onClose}
    >
      <p className="text-t2">
        {`${countOf(changes.length, 'value')} changed by `}
        <bdi>{request.by}</bdi>. The new version is in force at once. Your name stays with it.
      </p>
    </FormDialog>
  );
}
