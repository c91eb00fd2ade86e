'use client';

import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { JobView } from '#lib/review/lifecycle/view.ts';
import type { Problem } from '../problem.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { LifecycleActs } from './lifecycle-acts.ts';
import { UndoDialog } from './undo-dialog.tsx';

/** What can be done with a job now: start it or ask for it, stop it, go on, export its result. */
export function JobActs({
  job,
  acts,
  onChanged,
}: {
  job: JobView;
  acts: LifecycleActs;
  onChanged: () => Promise<unknown>;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const can = job.lines.reduce((sum, line) => sum + line.can, 0);
  const run = async (act: (jobId: string) => Promise<Problem>) => {
    setIsBusy(true);
    setProblem(await act(job.id));
    await onChanged();
    setIsBusy(false);
  };
  return (
    <>
      {problem && <FieldError>{problem.message}</FieldError>}
      {job.may.start && (
        <Button look="primary" size="sm" busy={isBusy} disabled={can === 0} onClick={() => void run(acts.start)}>
          {job.name} {can.toLocaleString('en')}
        </Button>
      )}
      {job.may.ask && (
        <Button look="danger" size="sm" disabled={can === 0} onClick={() => setIsAsking(true)}>
          Ask to {job.name.toLowerCase()}…
        </Button>
      )}
      {job.may.stop && (
        <Button size="sm" busy={isBusy} onClick={() => void run(acts.stop)}>
          Stop
        </Button>
      )}
      {job.may.undo && (
        <Button size="sm" onClick={() => setIsUndoing(true)}>
          Undo…
        </Button>
      )}
      {isUndoing && job.undo && (
        <UndoDialog
          job={job}
          undo={job.undo}
          send={() => acts.undo(job.id)}
          onClose={() => setIsUndoing(false)}
          onDone={async () => {
            setIsUndoing(false);
            await onChanged();
          }}
        />
      )}
      {job.may.resume && (
        <Button size="sm" busy={isBusy} onClick={() => void run(acts.resume)}>
          Go on
        </Button>
      )}
      {job.state !== 'prepared' && (
        <a href={`/api/jobs/${job.id}/result`} download className={buttonClass('quiet', 'sm')}>
          Export result
        </a>
      )}
      {isAsking && (
        <AskDialog
          job={job}
          acts={acts}
          onClose={() => setIsAsking(false)}
          onAsked={async () => {
            setIsAsking(false);
            await onChanged();
          }}
        />
      )}
    </>
  );
}
