'use client';

import { useEffect, useState } from 'react';
import { AskDialog } from '#components/review/lifecycle/ask-dialog.tsx';
import { useJob } from '#components/review/lifecycle/use-job.ts';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import { lifecycleActs } from '../../../lifecycle-acts.ts';

type EraseDialogProps = { applicantId: string; act: Act; onClose: () => void; onDone: () => void };

/** Looks what the act would do for this applicant, and then asks for it. */
export function EraseDialog({ applicantId, act, onClose, onDone }: EraseDialogProps) {
  const [jobId] = useState(newId);
  const [state, setState] = useState<'looking' | 'ready' | { message: string }>('looking');
  useEffect(() => {
    const job = { jobId, act, atVendor: true, until: null, selection: { ids: [applicantId] } };
    void lifecycleActs.prepare(job).then((problem) => setState(problem ?? 'ready'));
  }, [jobId, act, applicantId]);
  if (state === 'ready') return <Prepared jobId={jobId} onClose={onClose} onDone={onDone} />;
  const words = state === 'looking' ? 'Looking what can be done' : state.message;
  return <NotAsked title={factsOfAct(act).name} words={words} onClose={onClose} />;
}

function Prepared({ jobId, onClose, onDone }: { jobId: string; onClose: () => void; onDone: () => void }) {
  const { data: job, error } = useJob(jobId);
  if (!job)
    return <NotAsked title="Dry run" words={error ? error.message : 'Looking what can be done'} onClose={onClose} />;
  const why = job.lines.flatMap(({ whyNot }) => whyNot).join(' ');
  if (job.lines.every(({ can }) => can === 0)) return <NotAsked title={job.name} words={why} onClose={onClose} />;
  return <AskDialog job={job} acts={lifecycleActs} onClose={onClose} onAsked={async () => onDone()} />;
}

function NotAsked({ title, words, onClose }: { title: string; words: string; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      <p className="text-t2">{words}</p>
    </Dialog>
  );
}
