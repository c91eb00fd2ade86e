'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { CommandActs } from '../commands/acts.ts';
import { CommandRow } from '../commands/row.tsx';
import type { Problem } from '../problem.ts';
import { Time } from '../time/time.tsx';
import { useProblem } from '../use-problem.ts';
import { CryptoCheckSection } from './check.tsx';

type SearchedProps = {
  command: CommandView;
  providerLabel: string;
  acts: CommandActs;
  /** Reads it again at the vendor; absent for members who may not. */
  readAgain?: (commandId: string) => Promise<Problem>;
  onChanged: () => Promise<void>;
  children?: ReactNode;
};

/** A search that a member ordered: what it found, or how far it is. */
export function Searched({ command, providerLabel, acts, readAgain, onChanged, children }: SearchedProps) {
  const { problem, isBusy, run } = useProblem();
  const { search } = command;
  if (!search?.isFound)
    return (
      <ul className="px-16 py-4 not-first:border-t not-first:border-l2">
        <CommandRow command={command} providerLabel={providerLabel} acts={acts} onChanged={onChanged} />
      </ul>
    );
  const again = async (read: NonNullable<typeof readAgain>) => {
    await run(() => read(command.id));
    await onChanged();
  };
  const act = (
    <>
      <span className="text-12 text-t2">
        {'Searched by '}
        <bdi>{command.by}</bdi>
        {', '}
        <Time at={command.at} />
      </span>
      {readAgain && (
        <Button size="sm" busy={isBusy} onClick={() => void again(readAgain)}>
          Read again
        </Button>
      )}
      {problem && <FieldError>{problem.message}</FieldError>}
      {search.check.details === null && (
        <span className="text-12 text-t2">{`${providerLabel} made the check; what it found was not read yet.`}</span>
      )}
    </>
  );
  return (
    <CryptoCheckSection
      check={search.check}
      providerLabel={providerLabel}
      readAt={command.endedAt ?? command.at}
      act={act}
    >
      {children}
    </CryptoCheckSection>
  );
}
