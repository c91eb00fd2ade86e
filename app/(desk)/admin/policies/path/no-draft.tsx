'use client';

import { Step } from '#components/review/publishing/step.tsx';
import { StepsAndFoot } from '#components/review/publishing/steps-and-foot.tsx';
import { useAct } from '#components/review/publishing/use-act.ts';
import { Time } from '#components/review/time/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { beginPolicyDraft } from '../actions.ts';

/** Where one has no draft: how to begin one, and who has one. */
export function NoDraft({ view }: { view: PoliciesView }) {
  const { isBusy, problem, run } = useAct('Not begun.');
  return (
    <StepsAndFoot
      foot={
        view.rights.draft && (
          <>
            <Button
              look="primary"
              size="lg"
              busy={isBusy}
              className="justify-center"
              onClick={() => void run(() => beginPolicyDraft({ restoresEdition: null }))}
            >
              Begin a draft
            </Button>
            {problem && <FieldError>{problem.message}</FieldError>}
          </>
        )
      }
    >
      <Step title="Draft" standing="not_done">
        <p>
          {view.rights.draft
            ? 'A draft is yours alone until you ask a second person to confirm it. Nothing changes before that.'
            : 'Admins prepare a change; a second person confirms it.'}
        </p>
        {view.otherDrafts.map(({ by, savedAt }) => (
          <p key={`${by} ${savedAt}`} className="pt-4">
            <bdi>{by}</bdi> has a draft, saved <Time at={savedAt} />.
          </p>
        ))}
      </Step>
    </StepsAndFoot>
  );
}
