'use client';

import { useState } from 'react';
import { CommandRow } from '#components/review/commands/row.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';
import { commandActs } from '../../../command-acts.ts';
import { InDocket } from './in-docket.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { useCommands } from './use-commands.ts';

type CommandsProps = {
  applicantId: string;
  providerLabel: string;
  available: AvailableCommand[];
  commands: CommandView[];
  lifecycle: LifecycleView;
  acts: Act[];
};

/** The commands about this applicant, and the buttons of the commands that can be ordered. */
export function Commands({ applicantId, providerLabel, available, commands, lifecycle, acts }: CommandsProps) {
  const [ordering, setOrdering] = useState<AvailableCommand | null>(null);
  const { query, again } = useCommands(applicantId, commands);
  return (
    <div className="px-16 py-8">
      <InDocket applicantId={applicantId} lifecycle={lifecycle} acts={acts} />
      {available.length > 0 && (
        <div className="mb-8 flex flex-wrap items-center gap-8">
          {available.map((command) => (
            <Button key={command.kind} size="sm" onClick={() => setOrdering(command)}>
              {command.name}…
            </Button>
          ))}
        </div>
      )}
      {query.isError && (
        <p className="mb-8 text-12 text-fail">The commands could not be refreshed. {query.error.message}</p>
      )}
      {query.data.length === 0 ? (
        <Empty title={`Nothing was sent to ${providerLabel}`}>
          {emptyWords(available.length + acts.length > 0, providerLabel)}
        </Empty>
      ) : (
        <ul>
          {query.data.map((command) => (
            <CommandRow
              key={command.id}
              command={command}
              providerLabel={providerLabel}
              acts={commandActs}
              onChanged={again}
            />
          ))}
        </ul>
      )}
      {ordering && (
        <OrderDialog
          applicantId={applicantId}
          command={ordering}
          providerLabel={providerLabel}
          onClose={() => setOrdering(null)}
          onOrdered={again}
        />
      )}
    </div>
  );
}

function emptyWords(isAnyPossible: boolean, providerLabel: string): string {
  return isAnyPossible
    ? 'Every command is listed here with its outcome.'
    : `With this connection, or with your role, no command can be sent to ${providerLabel}.`;
}
