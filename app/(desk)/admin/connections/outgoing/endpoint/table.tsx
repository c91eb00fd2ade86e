'use client';

import { type ReactNode, useState } from 'react';
import { Ago } from '#components/review/time/ago.tsx';
import { cx } from '#components/ui/cx.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { caseEvents } from '#lib/review/endpoints/event.ts';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import type { EndpointTask } from '../task.ts';
import { EndpointDialog } from './dialog.tsx';
import { EndpointMenu } from './menu.tsx';
import { endpointState } from './state.ts';

const columns: TableColumn[] = [
  { head: 'Endpoint', width: 'ps-16' },
  { head: 'Events', width: 'w-240 narrow:w-160 phone:hidden' },
  { head: 'State', width: 'w-176 phone:w-128' },
  { head: 'Last delivered', width: 'w-208 phone:hidden' },
  { head: 'Waiting', width: 'w-80 phone:hidden', hint: 'Messages that are not delivered yet' },
  { head: 'Acts', width: 'w-64 pe-16', isUnseen: true },
];

/** One row for each endpoint, and the dialog of what is done about one. */
export function EndpointTable({ lines, canKeep, now }: { lines: EndpointLine[]; canKeep: boolean; now: string }) {
  const [open, setOpen] = useState<{ id: string; task: EndpointTask } | null>(null);
  const current = lines.find(({ id }) => id === open?.id);
  return (
    <>
      <table aria-label="Endpoints" className="w-full table-fixed border-separate border-spacing-0">
        <TableHead columns={columns} cellClass="border-b" />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="hover:bg-s2">
              {cellsOf(line, now, canKeep && ((task) => setOpen({ id: line.id, task }))).map((cell, index) => (
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
        <EndpointDialog key={`${open.id} ${open.task}`} line={current} task={open.task} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function cellsOf(line: EndpointLine, now: string, onTask: false | ((task: EndpointTask) => void)): ReactNode[] {
  const { tone, words, says } = endpointState(line, now);
  return [
    <span key="endpoint" className="flex min-w-0 items-baseline gap-8">
      <bdi className="shrink-0 text-13 font-medium">{line.name}</bdi>
      <span className="truncate text-t3" title={line.url}>
        {line.url}
      </span>
    </span>,
    <span key="events" title={line.events.join(', ')}>
      {line.events.length === caseEvents.length ? 'All' : line.events.map((event) => event.slice(5)).join(', ')}
    </span>,
    <span key="state" title={says}>
      <Tone tone={tone} quiet={tone === 'pass'}>
        {words}
      </Tone>
    </span>,
    line.lastDoneAt ? <Ago key="last" at={line.lastDoneAt} now={now} /> : <None key="last">never</None>,
    line.waiting === 0 ? <None key="waiting">0</None> : line.waiting.toLocaleString('en'),
    onTask && <EndpointMenu key="acts" line={line} onTask={onTask} />,
  ];
}

function None({ children }: { children: string }) {
  return <span className="text-t3">{children}</span>;
}
