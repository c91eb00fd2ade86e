'use client';

import { useState } from 'react';
import { requestWords } from '#components/review/lifecycle/job-state.tsx';
import { SentenceDialog } from '#components/review/lifecycle/sentence-dialog.tsx';
import type { Problem } from '#components/review/problem.ts';
import { Time } from '#components/review/time/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../../../lifecycle-acts.ts';
import { useReview } from '../review-state.tsx';
import { EraseDialog } from './erase-dialog.tsx';

type InDocketProps = { applicantId: string; lifecycle: LifecycleView; acts: Act[] };

/** Archive, legal hold and erasure of this applicant in Docket. */
export function InDocket({ applicantId, lifecycle, acts }: InDocketProps) {
  const [open, setOpen] = useState<Act | 'hold' | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const { refresh } = useReview();
  const done = () => {
    setOpen(null);
    void refresh();
  };
  const run = async (act: (id: string) => Promise<Problem>) => {
    setProblem(await act(applicantId));
    void refresh();
  };
  const { isArchived, erased, hold, request, may } = lifecycle;
  if (erased !== null)
    return (
      <p className="mb-8 text-12 text-t2">
        Erased in Docket on <Time at={erased.at} />. The ledger and the decisions stay.
      </p>
    );
  const toggleArchive = () => void run(isArchived ? lifecycleActs.unarchive : lifecycleActs.archive);
  const toggleHold = () => (hold ? void run(lifecycleActs.lift) : setOpen('hold'));
  return (
    <div className="mb-8 flex flex-col gap-8 border-b border-l1 pb-8">
      <div className="flex flex-wrap items-center gap-8">
        {may.archive && (
          <Button size="sm" onClick={toggleArchive}>
            {isArchived ? 'Unarchive in Docket' : 'Archive in Docket'}
          </Button>
        )}
        {may.hold && (
          <Button size="sm" onClick={toggleHold}>
            {hold ? 'Lift the legal hold' : 'Legal hold…'}
          </Button>
        )}
        {acts.map((act) => (
          <Button key={act} size="sm" look="danger" disabled={request !== null} onClick={() => setOpen(act)}>
            {factsOfAct(act).name}…
          </Button>
        ))}
      </div>
      {hold && (
        <p className="text-12 text-t2">
          <Tone tone="attention">Legal hold, so nothing can be erased</Tone>
          <bdi>{hold.reason}</bdi> <bdi>{hold.by}</bdi>, <Time at={hold.at} />
        </p>
      )}
      {request && (
        <p className="flex flex-wrap items-center gap-8 text-12 text-t2">
          <Tone tone="pending">{`${request.name}: ${requestWords[request.state][1].toLowerCase()}`}</Tone>
          <span>
            asked by <bdi>{request.by}</bdi>, <Time at={request.at} />
          </span>
          <ScreenLink href="/erasures" className={linkClass}>
            Open the requests
          </ScreenLink>
        </p>
      )}
      {problem && <FieldError>{problem.message}</FieldError>}
      {open === 'hold' && (
        <SentenceDialog
          title="Legal hold"
          label="Reason"
          act="Place the hold"
          send={(reason) => lifecycleActs.hold({ applicantId, reason })}
          onClose={() => setOpen(null)}
          onDone={done}
        >
          Until it is lifted, nothing about this applicant is erased, in Docket or at the provider. Requests that wait
          become void.
        </SentenceDialog>
      )}
      {open !== null && open !== 'hold' && (
        <EraseDialog applicantId={applicantId} act={open} onClose={() => setOpen(null)} onDone={done} />
      )}
    </div>
  );
}
