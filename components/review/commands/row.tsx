'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import { Countdown } from '../time/countdown.tsx';
import { Time } from '../time/time.tsx';
import type { CommandActs } from './acts.ts';
import { SentLink } from './sent-link.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { stateWords } from './words.ts';

type CommandRowProps = {
  command: CommandView;
  providerLabel: string;
  acts: CommandActs;
  onChanged: () => Promise<void>;
};

/** One command: its name, state, who ordered it, its outcome, and the buttons for it. */
export function CommandRow({ command, providerLabel, acts, onChanged }: CommandRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { tone, words } = stateWords(command.state, providerLabel);
  return (
    <li className="border-b border-l1 py-6 last:border-b-0">
      <div className="flex min-h-24 flex-wrap items-center gap-x-12 gap-y-4">
        <span className="font-medium">{command.name}</span>
        <Tone tone={tone}>{words}</Tone>
        {command.state === 'held' && <Countdown until={command.notBefore} onOver={onChanged} />}
        <span className="text-12 text-t3">
          <Time at={command.at} />, {command.by}
        </span>
        <span className="ms-auto flex items-center gap-8">
          <Acts command={command} acts={acts} onChanged={onChanged} />
          <Button size="sm" look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            History
          </Button>
        </span>
      </div>
      {command.search && (
        <p className="text-12 text-t2">
          {`${command.search.check.label}, ${command.search.check.blockchain ?? ''} `}
          <bdi className="mono break-all">{command.search.check.address}</bdi>
        </p>
      )}
      {command.problem && <p className="text-12 text-t2">{command.problem}</p>}
      {command.scheduledFor && (
        <p className="text-12 text-t2">
          {providerLabel} does it on <Time at={command.scheduledFor} />.
        </p>
      )}
      {command.link && <SentLink link={command.link} expiresAt={command.linkExpiresAt} />}
      {isOpen && <History entries={command.history} />}
    </li>
  );
}

function Acts({ command, acts, onChanged }: Omit<CommandRowProps, 'providerLabel'>) {
  const [isSettling, setIsSettling] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const act = async (send: CommandActs['withdraw']) => {
    setIsBusy(true);
    setProblem(await send(command.id));
    await onChanged();
    setIsBusy(false);
  };
  return (
    <>
      {problem && <FieldError>{problem}</FieldError>}
      {command.may.withdraw && (
        <Button size="sm" busy={isBusy} onClick={() => void act(acts.withdraw)}>
          Undo
        </Button>
      )}
      {command.may.resume && (
        <Button size="sm" busy={isBusy} onClick={() => void act(acts.resume)}>
          Check and try again
        </Button>
      )}
      {command.may.settle && (
        <Button size="sm" onClick={() => setIsSettling(true)}>
          Settle…
        </Button>
      )}
      {isSettling && (
        <SettleDialog
          command={command}
          settle={acts.settle}
          onClose={() => setIsSettling(false)}
          onSettled={onChanged}
        />
      )}
    </>
  );
}

function History({ entries }: { entries: CommandView['history'] }) {
  return (
    <ol className="mt-4 border-s-2 border-l2 ps-8 text-12">
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${entry.kind} ${String(index)}`} className="flex gap-8 py-2">
          <span className="w-128 shrink-0 text-t3">
            <Time at={entry.at} />
          </span>
          <span className="min-w-0">
            {entry.text}
            <span className="text-t3">{`, ${entry.by}`}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
