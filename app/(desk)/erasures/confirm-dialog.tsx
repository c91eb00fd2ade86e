'use client';

import { useState } from 'react';
import { GoesAndStays } from '#components/review/lifecycle/goes-and-stays.tsx';
import { isProven, ProofFields } from '#components/review/lifecycle/proof-fields.tsx';
import { useJob } from '#components/review/lifecycle/use-job.ts';
import type { Problem } from '#components/review/problem.ts';
import { useProof } from '#components/shell/proof/use-proof.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { RequestView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../lifecycle-acts.ts';

type ConfirmDialogProps = { request: RequestView; onClose: () => void; onDone: () => void };

/** Confirms another member's request: what goes and stays, typed words, password. */
export function ConfirmDialog({ request, onClose, onDone }: ConfirmDialogProps) {
  const { data: job } = useJob(request.jobId);
  const [typed, setTyped] = useState('');
  const proving = useProof(lifecycleActs.proof);
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const proof = factsOfAct(request.act).isFinal ? proving : null;
  const { id: requestId, jobId } = request;
  const confirm = async () => {
    setIsBusy(true);
    const refused = proof ? await proof.prove({ kind: 'erasure', jobId, step: 'confirm' }) : null;
    const found = refused ?? (await lifecycleActs.confirm({ requestId, typed }));
    setIsBusy(false);
    setProblem(found);
    if (found === null) onDone();
  };
  return (
    <Dialog
      title={`${request.name} ${request.caseNumber ?? `${request.applicants} applicants`}`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button
            look="danger"
            busy={isBusy}
            disabled={!job || !isProven(job.typed, typed, proof)}
            onClick={() => void confirm()}
          >
            {request.name}
          </Button>
        </>
      }
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
      {problem && Object.keys(problem.fields).length === 0 && <FieldError>{problem.message}</FieldError>}
    </Dialog>
  );
}
