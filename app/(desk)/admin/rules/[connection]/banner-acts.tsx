'use client';

import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { acceptOutsideRules, rebaseRuleDraft } from './actions.ts';

type RebaseDraftProps = { connectionId: string; kind: RuleKind; version: number };

/** Moves one's own draft to the values in force; where both changed a value, the draft's stays. */
export function RebaseDraft({ connectionId, kind, version }: RebaseDraftProps) {
  const { isBusy, problem, run } = useAct('Not rebased.');
  return (
    <>
      {problem && <FieldError>{problem.message}</FieldError>}
      <Button size="sm" busy={isBusy} onClick={() => void run(() => rebaseRuleDraft({ connectionId, kind, version }))}>
        Rebase your draft
      </Button>
    </>
  );
}

/** A change made outside Docket is known and wanted. */
export function TakeOver({ versionId, number }: { versionId: string; number: number }) {
  const { isBusy, problem, run } = useAct('Not taken over.');
  return (
    <>
      {problem && <FieldError>{problem.message}</FieldError>}
      <Button
        size="sm"
        look="quiet"
        busy={isBusy}
        onClick={() => void run(() => acceptOutsideRules({ versionId }))}
      >{`Take over as v${number}`}</Button>
    </>
  );
}
