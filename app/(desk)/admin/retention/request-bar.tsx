'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { mostInJob } from '#lib/review/lifecycle/act.ts';
import type { DueFilter } from '#lib/review/retention/page.ts';
import { prepareRetention } from './actions.ts';

type RequestBarProps = { chosen: string[]; all: number; filter: DueFilter; onClear: () => void };

/**
 * Below the list: the dry run of deleting the selected, or all who are due. It fixes who, and opens the job, where the
 * deletion is asked for.
 */
export function RequestBar({ chosen, all, filter, onClear }: RequestBarProps) {
  const router = useRouter();
  const [isOpening, setIsOpening] = useState(false);
  const { problem, isBusy, run } = useProblem();
  const prepare = async () => {
    const jobId = newId();
    const { outcomes, providers } = filter;
    const selection =
      chosen.length > 0 ? { ids: chosen } : { filter: { outcomes: [...outcomes], providers: [...providers] } };
    const found = await run(() => problemOf(prepareRetention({ jobId, selection })));
    if (found !== null) return;
    setIsOpening(true);
    router.push(`/jobs/${jobId}`);
  };
  return (
    <section
      aria-label="Request deletion"
      className="sticky bottom-0 z-1 flex min-h-44 flex-wrap items-center gap-8 border-t border-l2 bg-s0 px-16 py-6"
    >
      <Button size="sm" look="danger" busy={isBusy || isOpening} onClick={() => void prepare()}>
        {chosen.length > 0 ? `Request deletion of ${chosen.length}…` : allWords(all)}
      </Button>
      {chosen.length > 0 && (
        <Button look="quiet" size="sm" onClick={onClear}>
          Clear
        </Button>
      )}
      <span className="min-w-0 text-12 text-t2">
        First a dry run: what is erased where, and who is kept. Nothing is deleted before an approver confirms it.
      </span>
      {problem && <FieldError>{problem.message}</FieldError>}
    </section>
  );
}

function allWords(all: number): string {
  const [count, most] = [all, mostInJob].map((number) => number.toLocaleString('en'));
  return all > mostInJob ? `Request deletion of the ${most} due longest…` : `Request deletion of all ${count}…`;
}
