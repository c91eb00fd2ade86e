'use client';

import { useState } from 'react';
import { GoesAndStays } from '#components/review/lifecycle/goes-and-stays.tsx';
import { isProven, ProofFields } from '#components/review/lifecycle/proof-fields.tsx';
import { useJob } from '#components/review/lifecycle/use-job.ts';
import { problemBeside } from '#components/review/problem.ts';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { RequestView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../lifecycle-acts.ts';

type ConfirmDialogProps = { request: RequestView; onClose: () => void; onDone: () => void };

/** Confirms another member's request: what goes and stays, typed words, and for what can't be undone a proof. */
export function ConfirmDialog({ request, onClose, onDone }: ConfirmDialogProps) {
  const { data: job } = useJob(request.jobId);
  const [typed, setTyped] = useState('');
  const { proof: proving, problem, isBusy, run } = useProvedAct(lifecycleActs.proof);
  const proof = factsOfAct(request.act).isFinal ? proving : null;
  const { id: requestId, jobId } = request;
  const confirm = async () => {
    const subject = proof && ({ kind: 'erasure', jobId, step: 'confirm' } as const);
    if ((await run(subject, () => lifecycleActs.confirm({ requestId, typed }))) === null) onDone();
  };
  return (
    <FormDialog
      title={`${request.name} ${request.caseNumber ?? `${request.applicants} applicants`}`}
      act={request.name}
      leave="Keep"
      isDanger
      isReady={Boolean(job && isProven(job.typed, typed, proof))}
      isBusy={isBusy}
      problem={problemBeside(problem, ['typed', 'proof'])}
      onAct={() => void confirm()}
      onClose={onClose}
    >
      {job && (
        <>
          <GoesAndStays job={job} />
          <ProofFields
            words={job.typed}
            typed={typed}
            onType={setTyped}
            proof={proof}
            problems={problem?.fields ?? {}}
          />
        </>
      )}
    </FormDialog>
  );
}
