'use client';

import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { Editing } from '../open-rules.ts';
import { simulateActs } from '../simulate-acts.ts';
import { useAct } from '../use-act.ts';

type SimulateButtonProps = { editing: Pick<Editing, 'connection' | 'kind' | 'draft' | 'rights'>; isSaved: boolean };

/** Starts a simulation of one's own draft; otherwise says why it can't be started. */
export function SimulateButton({ editing: { connection, kind, draft, rights }, isSaved }: SimulateButtonProps) {
  const { isBusy, trouble, run } = useAct('Not simulated.');
  const simulate = simulateActs[kind];
  if (!rights.draft || !draft?.isOwn || draft.changes.length === 0) return null;
  if (!simulate) return <p>This kind of rules can’t be simulated here, so that it can’t be published from here.</p>;
  const { version, simulation } = draft;
  return (
    <div className="mt-4">
      <Button
        size="sm"
        busy={isBusy}
        disabled={!isSaved}
        onClick={() => void run(() => simulate({ connectionId: connection.id, version }))}
      >
        {simulation ? 'Simulate again' : 'Simulate'}
      </Button>
      {trouble && <FieldError>{trouble.message}</FieldError>}
    </div>
  );
}
