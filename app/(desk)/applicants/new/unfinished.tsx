'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { CommandRow } from '#components/review/commands/row.tsx';
import { isMoving } from '#components/review/commands/words.ts';
import { Section } from '#components/ui/section.tsx';
import type { ConnectionCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { commandActs } from '../../command-acts.ts';

const lookEveryMs = 3_000;

/** Orders of new applicants that are not confirmed yet. A person can resume or settle them here. */
export function Unfinished({ commands, creations }: { commands: CommandView[]; creations: ConnectionCommand[] }) {
  const router = useRouter();
  const mayMove = commands.some(({ state }) => isMoving(state));
  useEffect(() => {
    if (!mayMove) return undefined;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [mayMove, router]);
  const labelOf = (connectionId: string) =>
    creations.find((creation) => creation.connectionId === connectionId)?.providerLabel ?? 'the provider';
  return (
    <Section title="Not finished">
      <ul className="max-w-832">
        {commands.map((command) => (
          <CommandRow
            key={command.id}
            command={command}
            providerLabel={labelOf(command.connectionId)}
            acts={commandActs}
            onChanged={async () => router.refresh()}
          />
        ))}
      </ul>
    </Section>
  );
}
