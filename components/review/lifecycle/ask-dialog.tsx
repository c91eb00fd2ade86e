'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { useProof } from '#components/shell/proof/use-proof.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { JobView } from '#lib/review/lifecycle/view.ts';
import type { Problem } from '../problem.ts';
import { GoesAndStays } from './goes-and-stays.tsx';
import type { LifecycleActs } from './lifecycle-acts.ts';
import { isProven, ProofFields } from './proof-fields.tsx';

/** Asks another approver for an act that erases: reason, typed words, password. */
export function AskDialog({
  job,
  acts,
  onClose,
  onAsked,
}: {
  job: JobView;
  acts: LifecycleActs;
  onClose: () => void;
  onAsked: () => Promise<void>;
}) {
  const [requestId] = useState(newId);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const proving = useProof(acts.proof);
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const proof = factsOfAct(job.act).isFinal ? proving : null;
  const can = job.lines.reduce((sum, line) => sum + line.can, 0);
  const ask = async () => {
    setIsBusy(true);
    const refused = proof ? await proof.prove({ kind: 'erasure', jobId: job.id, step: 'ask' }) : null;
    const found = refused ?? (await acts.ask({ requestId, jobId: job.id, typed, reason }));
    setIsBusy(false);
    setProblem(found);
    if (found === null) await onAsked();
  };
  return (
    <Dialog
      title={`${job.name} ${job.only?.caseNumber ?? `${can.toLocaleString('en')} applicants`}`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button
            look="danger"
            busy={isBusy}
            disabled={reason.trim() === '' || !isProven(job.typed, typed, proof)}
            onClick={() => void ask()}
          >
            Ask to {job.name.toLowerCase()}
          </Button>
        </>
      }
    >
      <GoesAndStays job={job} />
      <p className="mb-10 text-t2">Nothing is done before another approver confirms it, within seven days.</p>
      <TextArea
        label="Reason, for the one who confirms"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={2}
        {...(problem?.fields.reason ? { error: problem.fields.reason } : {})}
      />
      <ProofFields words={job.typed} typed={typed} onType={setTyped} proof={proof} problems={problem?.fields ?? {}} />
      {problem && Object.keys(problem.fields).length === 0 && <FieldError>{problem.message}</FieldError>}
    </Dialog>
  );
}
