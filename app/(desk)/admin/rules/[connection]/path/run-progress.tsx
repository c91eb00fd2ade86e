'use client';

import { useAct } from '#components/review/publishing/use-act.ts';
import { useRefresh } from '#components/review/publishing/use-refresh.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { type RunView, runWords } from '#lib/review/rules/simulation/run.ts';
import { stopRuleSimulation } from '../actions.ts';

/** How often the page is read anew while a simulation runs, in milliseconds. */
const everyMs = 700;

/** How far a simulation is, and its stop. */
export function RunProgress({ run: { id, state, done, by, mayStop } }: { run: RunView }) {
  const { isBusy, problem, run: act } = useAct('Not stopped.');
  useRefresh(everyMs);
  return (
    <div className="flex max-w-400 min-w-0 grow flex-wrap items-center gap-x-8 gap-y-4 text-12">
      <progress aria-label="Sessions replayed" value={done} max={1} className="progress-bar" />
      <span role="status" className="text-t2">
        {runWords({ state, done })}, asked for by <bdi>{by}</bdi>
      </span>
      {mayStop && (
        <Button size="sm" busy={isBusy} onClick={() => void act(() => stopRuleSimulation({ runId: id }))}>
          Stop
        </Button>
      )}
      {problem && <FieldError>{problem.message}</FieldError>}
    </div>
  );
}

/** Why the last simulation gave no result; nothing where it gave one. */
export function RunEnd({ run }: { run: RunView }) {
  const words = runWords(run);
  return (
    words && (
      <p className="mb-4 text-12">
        <Tone tone="attention">{words}</Tone>
      </p>
    )
  );
}
