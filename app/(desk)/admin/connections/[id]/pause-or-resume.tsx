'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { pauseConnection, resumeConnection } from '../actions.ts';

/** Explains what pausing or resuming does before it is done. To resume a key that erases, the name must be typed. */
export function PauseOrResume({ line }: { line: ConnectionLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { problem, isBusy, run } = useProblem();
  const queries = useQueryClient();
  const router = useRouter();
  const isPaused = line.state.kind === 'paused';
  const erases = line.state.kind === 'paused' && line.state.because === 'erases_what_it_reads';
  const close = () => setIsOpen(false);
  const done = async () => {
    close();
    setTyped('');
    await queries.invalidateQueries({ queryKey: ['connections'] });
    router.refresh();
  };
  const write = () =>
    isPaused ? resumeConnection({ id: line.id, acceptsErasure: erases }) : pauseConnection({ id: line.id });
  const word = isPaused ? 'Resume' : 'Pause';
  return (
    <>
      <Button icon={isPaused ? 'right' : 'hold'} onClick={() => setIsOpen(true)}>
        {word}…
      </Button>
      {isOpen && (
        <FormDialog
          title={`${word} ${line.providerLabel}, ${line.label}`}
          act={erases ? 'Resume and let it erase' : word}
          isDanger={erases}
          isReady={!erases || typed.trim() === line.label}
          isBusy={isBusy}
          problem={problemBeside(problem)}
          onAct={() => void run(() => problemOf(write(), 'Nothing changed.', done))}
          onClose={close}
        >
          <p className="text-t2">{consequences(isPaused, erases)}</p>
          {erases && (
            <div className="mt-10">
              <Field
                label={`Type “${line.label}” to allow it`}
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

function consequences(isPaused: boolean, erases: boolean): string {
  if (erases) return erasureWords;
  if (isPaused) return 'Reading, webhooks and commands continue. What has changed since is read in the next round.';
  return pauseWords;
}

const erasureWords =
  'The key of this connection erases what it reads: each record is archived at the provider after Docket has read ' +
  'it, and then our copy is the only one. It is better to replace the key under Settings.';

const pauseWords =
  'No applicants are read, webhooks are rejected and commands wait until it is resumed. ' +
  'Our copy stays and can be reviewed; decisions are recorded.';
