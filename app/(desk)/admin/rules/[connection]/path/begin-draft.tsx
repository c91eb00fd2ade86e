'use client';

import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { beginRuleDraft } from '../actions.ts';

type BeginDraftProps = {
  connectionId: string;
  kind: RuleKind;
  restores: { id: string; label: string } | null;
};

/** Begins a draft on the values in force, or on those of an earlier version. */
export function BeginDraft({ connectionId, kind, restores }: BeginDraftProps) {
  const { isBusy, problem, run } = useAct('No draft was begun.');
  const begin = () => run(() => beginRuleDraft({ connectionId, kind, restoresId: restores?.id ?? null }));
  return (
    <div>
      <Button look={restores ? 'plain' : 'primary'} busy={isBusy} onClick={() => void begin()}>
        {restores ? `Begin a draft with ${restores.label}` : 'Begin a draft'}
      </Button>
      {problem && <FieldError>{problem.message}</FieldError>}
    </div>
  );
}
