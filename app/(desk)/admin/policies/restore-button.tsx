'use client';

import { useRouter } from 'next/navigation';
import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { beginPolicyDraft } from './actions.ts';
import { placeHref } from './place.ts';

/** Begins a draft with the values of an earlier version. */
export function RestoreButton({ number }: { number: number }) {
  const router = useRouter();
  const { isBusy, problem, run } = useAct('No draft was begun.');
  const restore = async () => {
    if ((await run(() => beginPolicyDraft({ restoresEdition: number }))) === null) router.push(placeHref('edit'));
  };
  return (
    <span className="flex items-center gap-8">
      {problem && <FieldError>{problem.message}</FieldError>}
      <Button size="sm" busy={isBusy} onClick={() => void restore()}>
        Restore as a new draft
      </Button>
    </span>
  );
}
