'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Ago } from '#components/review/ago.tsx';
import { requestWords } from '#components/review/lifecycle/job-state.tsx';
import type { Problem } from '#components/review/lifecycle/lifecycle-acts.ts';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { RequestView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../lifecycle-acts.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';

/** One request: what, for how many, by whom and why, and what this member may do about it. */
export function RequestRow({ request, now }: { request: RequestView; now: string }) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const router = useRouter();
  const [tone, words] = requestWords[request.state];
  const ended = () => {
    setOpen(null);
    router.refresh();
  };
  const withdraw = async () => {
    setProblem(await lifecycleActs.withdraw(request.id));
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-start gap-x-12 gap-y-4 border-b border-l1 py-10">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-8">
          <b className="font-semibold">
            {request.name} {request.caseNumber ?? `${request.applicants} applicants`}
          </b>
          <Tone tone={tone}>{words}</Tone>
          <Link href={`/jobs/${request.jobId}`} prefetch={false} className={linkClass}>
            Open the dry run
          </Link>
        </p>
        <p className="text-t2">
          <bdi>{request.reason}</bdi>
        </p>
        <p className="text-12 text-t3">
          Asked by <bdi>{request.by}</bdi>, <Ago at={request.at} now={now} />
          {request.state === 'waiting' && (
            <>
              , good until <Time at={request.expiresAt} />
            </>
          )}
          {request.endedBy && (
            <>
              . {request.state === 'confirmed' ? 'Confirmed' : 'Refused'} by <bdi>{request.endedBy}</bdi>
            </>
          )}
          {request.answer && (
            <>
              : <bdi>{request.answer}</bdi>
            </>
          )}
        </p>
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
      {request.may.refuse && (
        <Button size="sm" onClick={() => setOpen('refuse')}>
          Refuse…
        </Button>
      )}
      {request.may.confirm && (
        <Button size="sm" look="danger" onClick={() => setOpen('confirm')}>
          Confirm…
        </Button>
      )}
      {request.may.withdraw && (
        <Button size="sm" onClick={() => void withdraw()}>
          Withdraw
        </Button>
      )}
      {open === 'confirm' && <ConfirmDialog request={request} onClose={() => setOpen(null)} onDone={ended} />}
      {open === 'refuse' && <RefuseDialog request={request} onClose={() => setOpen(null)} onDone={ended} />}
    </li>
  );
}
