'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { requestWords } from '#components/review/lifecycle/job-state.tsx';
import type { Problem } from '#components/review/problem.ts';
import { Ago } from '#components/review/time/ago.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RequestState, RequestView } from '#lib/review/lifecycle/view.ts';
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
    <li className="flex flex-wrap items-start gap-x-16 gap-y-8 border-b border-l1 py-10 last:border-b-0">
      <div className="min-w-240 flex-1">
        <p className="flex flex-wrap items-center gap-x-10 gap-y-2">
          <b className="font-semibold">
            {request.name} {request.caseNumber ?? countOf(request.applicants, 'applicant')}
          </b>
          <Tone tone={tone}>{words}</Tone>
        </p>
        {request.policyVersion !== null && (
          <p className="text-12 text-t2">{`Due by version ${request.policyVersion} of the policy on retention`}</p>
        )}
        {request.reason !== null && (
          <p className="text-t2">
            <bdi>{request.reason}</bdi>
          </p>
        )}
        <p className="text-12 text-t3">
          Asked by <bdi>{request.by}</bdi>, <Ago at={request.at} now={now} />
          {request.state === 'waiting' && (
            <>
              , good until <Time at={request.expiresAt} />
            </>
          )}
        </p>
        <Ended request={request} now={now} />
        {problem && <FieldError>{problem.message}</FieldError>}
      </div>
      <div className="flex flex-wrap items-center gap-8">
        <Link href={`/jobs/${request.jobId}`} prefetch={false} className={buttonClass('quiet', 'sm')}>
          {request.state === 'confirmed' ? 'Open the job' : 'Open the dry run'}
        </Link>
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
      </div>
      {open === 'confirm' && <ConfirmDialog request={request} onClose={() => setOpen(null)} onDone={ended} />}
      {open === 'refuse' && <RefuseDialog request={request} onClose={() => setOpen(null)} onDone={ended} />}
    </li>
  );
}

const endings: Partial<Record<RequestState, string>> = {
  confirmed: 'Confirmed',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  void: 'Ended',
  expired: 'Ended',
};

/** Who ended it and when, with their answer. */
function Ended({ request, now }: { request: RequestView; now: string }) {
  const { state, endedBy, answer, expiresAt } = request;
  const ending = endings[state];
  if (!ending) return null;
  return (
    <>
      <p className="text-12 text-t3">
        {ending}
        {endedBy !== null && (
          <>
            {' '}
            by <bdi>{endedBy}</bdi>
          </>
        )}
        , <Ago at={request.endedAt ?? expiresAt} now={now} />
      </p>
      {answer !== null && (
        <p className="mt-4 border-s-2 border-l2 ps-8 text-t2">
          <bdi>{answer}</bdi>
        </p>
      )}
    </>
  );
}
