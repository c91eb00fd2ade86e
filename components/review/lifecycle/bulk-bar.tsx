'use client';

import { type ReactNode, useRef, useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { Problem } from '../problem.ts';
import type { LifecycleActs, Selection } from './lifecycle-acts.ts';
import { SnoozeChoice } from './snooze-choice.tsx';

const JobPanel = laterPanel(async () => (await import('./job-panel.tsx')).JobPanel);

type BulkBarProps = {
  /** The same object until the selection changes; null while nothing is selected. */
  selection: Selection | null;
  /** "12 selected". */
  title: string;
  /** Beside the title: how to select more. */
  more?: ReactNode;
  meId: string;
  /** Acts that are not jobs, before the others. */
  children?: ReactNode;
  /** The acts this member may begin: archive, delete, … */
  offered: readonly Act[];
  acts: LifecycleActs;
  onClear: () => void;
  /** Something was done for applicants of a job. */
  onChanged: () => void;
};

/** A dry run, whose it is and what it is of. */
type Prepared = { jobId: string; act: Act; selection: Selection; meId: string; isFolded: boolean };

/** In memory only, as the selection is: it is there again after an applicant or the job was opened and left. */
let kept: Prepared | null = null;

function usePrepared(meId: string) {
  const [prepared, setPrepared] = useState(kept?.meId === meId ? kept : null);
  const keep = (next: Prepared | null) => {
    kept = next;
    setPrepared(next);
  };
  return [prepared, keep] as const;
}

/**
 * The docked bar below a list of applicants: choose an act, see its dry run, start it or ask for it, follow it. Snooze
 * and archive are done in Docket alone; what erases is done at the providers too, where they can. A dry run is hidden
 * while the selection is another one; a job that was begun is shown until it is closed.
 */
export function BulkBar(props: BulkBarProps) {
  const { selection, title, more, meId, children, offered, acts, onClear, onChanged } = props;
  const [prepared, setPrepared] = usePrepared(meId);
  const [busyWith, setBusyWith] = useState<Act | null>(null);
  const [problem, setProblem] = useState<{ selection: Selection; found: Problem } | null>(null);
  const choices = useRef<HTMLDivElement>(null);
  const toChoices = () => choices.current?.querySelector<HTMLElement>('button:enabled')?.focus();
  useShortcuts(
    'Queue',
    selection ? [{ key: 'b', label: 'What can be done with the selected rows', run: toChoices }] : [],
  );
  const buttons = offered.filter((act) => act !== 'snooze');
  const isSame = prepared !== null && JSON.stringify(prepared.selection) === JSON.stringify(selection);
  const prepare = async (act: Act, chosen: Selection, until: string | null = null) => {
    const jobId = newId();
    setBusyWith(act);
    setPrepared(null);
    const atVendor = act !== 'archive' && act !== 'snooze';
    const found = await acts.prepare({ jobId, act, atVendor, until, selection: chosen });
    setBusyWith(null);
    setProblem({ selection: chosen, found });
    if (found === null) setPrepared({ jobId, act, selection: chosen, meId, isFolded: false });
  };
  return (
    <div className="flex shrink-0 flex-col phone:sticky phone:bottom-48 phone:z-1">
      {selection && (
        <section
          aria-label="Selected cases"
          className="flex min-h-44 flex-wrap items-center gap-8 border-t border-l2 bg-accent-tint px-16 py-6"
        >
          <Icon name="check" />
          <b className="font-semibold">{title}</b>
          {more}
          <Button look="quiet" size="sm" hint="Esc" onClick={onClear}>
            Clear
          </Button>
          <span className="mx-4 h-16 w-1 bg-l2 phone:hidden" />
          <KeyHint group="Queue" of="b" className="phone:hidden" />
          <div ref={choices} className="contents">
            {children}
            {offered.includes('snooze') && (
              <SnoozeChoice
                isBusy={busyWith === 'snooze'}
                onChoose={(until) => void prepare('snooze', selection, until)}
              />
            )}
            {buttons.map((act) => (
              <Button
                key={act}
                size="sm"
                pressed={isSame && prepared.act === act}
                busy={busyWith === act}
                disabled={busyWith !== null && busyWith !== act}
                onClick={() => void prepare(act, selection)}
              >
                {factsOfAct(act).name}…
              </Button>
            ))}
          </div>
          {problem?.found && problem.selection === selection && <FieldError>{problem.found.message}</FieldError>}
        </section>
      )}
      {prepared && (
        <JobPanel
          key={prepared.jobId}
          jobId={prepared.jobId}
          isSame={isSame}
          acts={acts}
          isFolded={prepared.isFolded}
          onFold={(isFolded) => setPrepared({ ...prepared, isFolded })}
          onChanged={onChanged}
          onClose={() => setPrepared(null)}
        />
      )}
    </div>
  );
}
