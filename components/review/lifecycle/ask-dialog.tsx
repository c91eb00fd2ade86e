'use client';

import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { useProvedAct } from '#components/shell/proof/use-proved-act.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { JobView } from '#lib/review/lifecycle/view.ts';
import { problemBeside } from '../problem.ts';
import { GoesAndStays } from './goes-and-stays.tsx';
import type { LifecycleActs } from './lifecycle-acts.ts';
import { isProven, ProofFields } from './proof-fields.tsx';

type AskDialogProps = { job: JobView; acts: LifecycleActs; onClose: () => void; onAsked: () => Promise<void> };

/** Asks another approver for an act that erases: reason, typed words, and for what can't be undone a proof. */
export function AskDialog({ job, acts, onClose, onAsked }: AskDialogProps) {
  const [requestId] = useState(newId);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { proof: proving, problem, isBusy, run } = useProvedAct(acts.proof);
  const proof = factsOfAct(job.act).isFinal ? proving : null;
  const can = job.lines.reduce((sum, line) => sum + line.can, 0);
  const ask = async () => {
    const subject = proof && ({ kind: 'erasure', jobId: job.id, step: 'ask' } as const);
    const found = await run(subject, () => acts.ask({ requestId, jobId: job.id, typed, reason }));
    if (found === null) await onAsked();
  };
  return (
    <FormDialog
      title={`${job.name} ${job.only?.caseNumber ?? `${can.toLocaleString('en')} applicants`}`}
      act={`Ask to ${job.name.toLowerCase()}`}
      leave="Keep"
      isDanger
      isReady={reason.trim() !== '' && isProven(job.typed, typed, proof)}
      isBusy={isBusy}
      problem={problemBeside(problem, ['reason', 'typed', 'proof'])}
      onAct={() => void ask()}
      onClose={onClose}
    >
      <GoesAndStays job={job} />
      <p className="mb-10 text-t2">Nothing is done before an approver other than you confirms it, within seven days.</p>
      <TextArea
        label="Reason, for the one who confirms"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={2}
        error={problem?.fields.reason}
      />
      <ProofFields words={job.typed} typed={typed} onType={setTyped} proof={proof} problems={problem?.fields ?? {}} />
    </FormDialog>
  );
}
