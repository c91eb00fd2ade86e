'use client';

import { useState } from 'react';
import { GoesAndStays } from '#components/review/lifecycle/goes-and-stays.tsx';
import type { Problem } from '#components/review/lifecycle/lifecycle-acts.ts';
import { isProven, noProof, ProofFields } from '#components/review/lifecycle/proof-fields.tsx';
import { useJob } from '#components/review/lifecycle/use-job.ts';
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
  const [proof, setProof] = useState(noProof);
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { isFinal } = factsOfAct(request.act);
  const { id: requestId, jobId } = request;
  const confirm = async () => {
    setIsBusy(true);
    const refused = isFinal ? await lifecycleActs.password({ jobId, step: 'confirm', password: proof.password }) : null;
    const found = refused ?? (await lifecycleActs.confirm({ requestId, typed: proof.typed }));
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
            disabled={!job || !isProven(job.typed, isFinal, proof)}
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
            needsPassword={isFinal}
            proof={proof}
            problems={problem?.fields ?? {}}
            onChange={setProof}
          />
        </>
      )}
      {problem && Object.keys(problem.fields).length === 0 && <FieldError>{problem.message}</FieldError>}
    </Dialog>
  );
}
