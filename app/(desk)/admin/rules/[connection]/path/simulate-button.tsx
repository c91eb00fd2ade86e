'use client';

import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { Result } from '#lib/door.ts';
import type { RuleBook, RuleKind } from '#lib/review/rules/rule.ts';
import { openRunStates } from '#lib/review/rules/simulation/run.ts';
import { simulateRequirements, simulateWeights } from '../actions.ts';
import type { Editing } from '../open-rules.ts';
import { RunEnd, RunProgress } from './run-progress.tsx';

type SimulateButtonProps = {
  editing: Pick<Editing, 'connection' | 'book' | 'kind' | 'draft' | 'run' | 'rights'>;
  isSaved: boolean;
};

const simulateActs: Record<RuleKind, (input: { connectionId: string; version: number }) => Promise<Result<string>>> = {
  weights: simulateWeights,
  requirements: simulateRequirements,
};

/** A simulation under way with its end; otherwise the start of one of one's own draft. */
export function SimulateButton({ editing, isSaved }: SimulateButtonProps) {
  const { connection, book, kind, draft, run, rights } = editing;
  const { isBusy, problem, run: act } = useAct('Not simulated.');
  if (run && openRunStates.includes(run.state)) return <RunProgress run={run} />;
  if (!rights.draft || !draft?.isOwn || draft.changes.length === 0) return null;
  if (!canSimulate(book, kind)) return <p>This provider tells no score, so that its values can’t be simulated.</p>;
  const { version, simulation } = draft;
  return (
    <div>
      {run?.isOfDraft && run.askedAt > (simulation?.at ?? '') && <RunEnd run={run} />}
      <Button
        size="sm"
        busy={isBusy}
        disabled={!isSaved}
        onClick={() => void act(() => simulateActs[kind]({ connectionId: connection.id, version }))}
      >
        {simulation ? 'Simulate again' : 'Simulate'}
      </Button>
      {problem && <FieldError>{problem.message}</FieldError>}
    </div>
  );
}

function canSimulate(book: RuleBook, kind: RuleKind): boolean {
  return kind === 'requirements' || book.replayable !== undefined;
}
