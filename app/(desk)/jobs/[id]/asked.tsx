'use client';

import Link from 'next/link';
import { useProblem } from '#components/review/use-problem.ts';
import type { Person } from '#components/shell/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import type { JobView, RequestView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../../lifecycle-acts.ts';

type SecondPersonProps = { request: RequestView; person: Person; onChanged: () => Promise<unknown> };

/** Who asked for it and why. The one who asked withdraws it here, also who has no list of requests. */
export function SecondPerson({ request, person, onChanged }: SecondPersonProps) {
  const { problem, isBusy, run } = useProblem();
  const withdraw = async () => {
    await run(() => lifecycleActs.withdraw(request.id));
    await onChanged();
  };
  return (
    <Section title="Second person">
      <p className="text-t2">
        Asked by <bdi>{request.by}</bdi>
        {request.reason !== null && (
          <>
            : <bdi>{request.reason}</bdi>
          </>
        )}
      </p>
      {person.canSeeErasures && (
        <Link href="/erasures" prefetch={false} className={linkClass}>
          Open the requests
        </Link>
      )}
      {request.may.withdraw && (
        <Button size="sm" busy={isBusy} className="mt-8" onClick={() => void withdraw()}>
          Withdraw
        </Button>
      )}
      {problem && <FieldError>{problem.message}</FieldError>}
    </Section>
  );
}

/** A deletion of those who are due says by which version of the policy, and when each is looked at again. */
export function ByPolicy({ job: { policyVersion }, canSeeList }: { job: JobView; canSeeList: boolean }) {
  return (
    <Section title="Retention">
      <p className="max-w-720 text-t2">
        {`Due by version ${policyVersion} of the policy on retention. `}
        Each applicant is looked at again when it is their turn: who is not due any more, or is kept by a legal hold, an
        open case, an open hit or a command, is skipped.
      </p>
      {canSeeList && (
        <Link href="/admin/retention" prefetch={false} className={linkClass}>
          Open the list
        </Link>
      )}
    </Section>
  );
}
