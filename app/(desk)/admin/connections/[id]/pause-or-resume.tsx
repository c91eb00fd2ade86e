'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { pauseConnection, resumeConnection } from '../actions.ts';

/** Explains what pausing or resuming does before it is done. To resume a key that erases, the name must be typed. */
export function PauseOrResume({ line }: { line: ConnectionLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const queries = useQueryClient();
  const router = useRouter();
  const isPaused = line.state.kind === 'paused';
  const erases = line.state.kind === 'paused' && line.state.because === 'erases_what_it_reads';
  const act = async () => {
    setIsBusy(true);
    const result = await answered(
      isPaused ? resumeConnection({ id: line.id, acceptsErasure: erases }) : pauseConnection({ id: line.id }),
    );
    setIsBusy(false);
    if (!result.ok) return setProblem(result.message);
    setIsOpen(false);
    setTyped('');
    await queries.invalidateQueries({ queryKey: ['connections'] });
    router.refresh();
  };
  const word = isPaused ? 'Resume' : 'Pause';
  const name = `${line.providerLabel}, ${line.label}`;
  const acts = (
    <>
      <Button onClick={() => setIsOpen(false)}>Cancel</Button>
      <Button
        look={erases ? 'danger' : 'primary'}
        busy={isBusy}
        disabled={erases && typed.trim() !== line.label}
        onClick={() => void act()}
      >
        {erases ? 'Resume and let it erase' : word}
      </Button>
    </>
  );
  return (
    <>
      <Button icon={isPaused ? 'right' : 'hold'} onClick={() => setIsOpen(true)}>
        {word}…
      </Button>
      {isOpen && (
        <Dialog title={`${word} ${name}`} onClose={() => setIsOpen(false)} acts={acts}>
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
          {problem && <FieldError>{`Nothing changed. ${problem}`}</FieldError>}
        </Dialog>
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
