'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Ago } from '#components/review/time/ago.tsx';
import { cx } from '#components/ui/cx.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import { roleWords } from '#lib/review/members/role-words.ts';
import type { MemberState, TeamLine } from '#lib/review/members/team.ts';
import { MemberDialog } from './member-dialog.tsx';
import { MemberMenu } from './member-menu.tsx';
import type { MemberTask } from './member-task.ts';

const columns: TableColumn[] = [
  { head: 'Member', width: 'ps-16' },
  { head: 'Role', width: 'w-120 phone:w-96' },
  { head: 'State', width: 'w-176 phone:hidden' },
  { head: 'Second factor', width: 'w-128 phone:hidden narrow:hidden' },
  { head: 'Last signed in', width: 'w-176 phone:hidden' },
  { head: 'Signed in now', width: 'w-120 phone:hidden' },
  { head: 'Acts', width: 'w-64 pe-16', isUnseen: true },
];

/** One row for each member, and the dialog of what is done about one. */
export function TeamTable({ lines, now }: { lines: TeamLine[]; now: string }) {
  const [open, setOpen] = useState<{ memberId: string; task: MemberTask } | null>(null);
  const router = useRouter();
  const current = lines.find(({ id }) => id === open?.memberId);
  return (
    <>
      <table aria-label="Members" className="w-full table-fixed border-separate border-spacing-0">
        <TableHead columns={columns} cellClass="border-b" />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="hover:bg-s2">
              {cells(line, now, (task) => setOpen({ memberId: line.id, task })).map((cell, index) => (
                <td
                  key={columns[index]?.head}
                  className={cx('h-36 truncate border-b border-l1 px-8 text-12', columns[index]?.width)}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {open && current && (
        <MemberDialog
          key={`${current.id} ${open.task}`}
          line={current}
          task={open.task}
          now={now}
          onClose={() => setOpen(null)}
          onChange={() => router.refresh()}
        />
      )}
    </>
  );
}

function cells(line: TeamLine, now: string, onTask: (task: MemberTask) => void): ReactNode[] {
  const [tone, words] = states[line.state];
  return [
    <span key="member" className="flex min-w-0 items-baseline gap-8">
      <bdi className="shrink-0 text-13 font-medium">{line.name}</bdi>
      {line.isSelf && <Tag>You</Tag>}
      {line.state !== 'active' && (
        <span className="hidden phone:inline">
          <Tag>{line.state === 'disabled' ? 'Disabled' : 'Invited'}</Tag>
        </span>
      )}
      <bdi className="truncate text-t3">{line.email}</bdi>
    </span>,
    roleWords[line.role],
    <Tone key="state" tone={tone} quiet={line.state === 'active'}>
      {words}
    </Tone>,
    factorWords(line) ?? <None key="factors">none</None>,
    line.lastSignedInAt ? <Ago key="last" at={line.lastSignedInAt} now={now} /> : <None key="last">never</None>,
    line.sessions.length === 0 ? <None key="now">no</None> : countOf(line.sessions.length, 'browser'),
    line.isSelf ? null : <MemberMenu key="acts" line={line} onTask={onTask} />,
  ];
}

function None({ children }: { children: string }) {
  return <span className="text-t3">{children}</span>;
}

function factorWords({ hasCodes, passkeys }: TeamLine): string | null {
  const found = [...(passkeys > 0 ? [countOf(passkeys, 'passkey')] : []), ...(hasCodes ? ['codes'] : [])];
  return found.length === 0 ? null : found.join(', ');
}

const states: Record<MemberState, [ToneName, string]> = {
  active: ['pass', 'Active'],
  invited: ['pending', 'Invited, no password yet'],
  disabled: ['not_done', 'Disabled'],
};
