'use client';

import { useRouter } from 'next/navigation';
import { CommandRow } from '#components/review/commands/row.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { commandActs } from '../../../command-acts.ts';

/**
 * The commands about the connection itself. Those about applicants are on the applicants' pages, which admins can't
 * see.
 */
export function CommandsPane({ line, commands }: { line: ConnectionLine; commands: CommandView[] }) {
  const router = useRouter();
  const waiting = commands.filter(({ may }) => may.resume || may.settle).length;
  const elsewhere = Math.max(0, line.commands - waiting);
  const wait = elsewhere === 1 ? 'command about an applicant waits' : 'commands about applicants wait';
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
      {elsewhere > 0 && (
        <p className="border-b border-l1 px-16 py-8 text-12 text-t2">
          {`${elsewhere.toLocaleString('en')} ${wait} for a reviewer, on the applicant’s own page.`}
        </p>
      )}
      {commands.length === 0 ? (
        <Empty title="No commands for this connection">
          A registration of its webhooks will be listed here with its outcome.
        </Empty>
      ) : (
        <ul className="px-16 py-8">
          {commands.map((command) => (
            <CommandRow
              key={command.id}
              command={command}
              providerLabel={line.providerLabel}
              acts={commandActs}
              onChanged={async () => router.refresh()}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
