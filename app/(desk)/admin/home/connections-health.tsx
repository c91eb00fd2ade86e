'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { spanWords } from '#components/review/time/spans.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Sparks } from '#components/ui/chart/sparks.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { type HistoryBar, historySentence } from '#lib/review/connections/last-day.ts';
import { connectionName } from '#lib/review/connections/name.ts';
import type { ConnectionLine, ConnectionList } from '#lib/review/connections/view.ts';
import { worstFirst } from '#lib/review/connections/worst-first.ts';
import { durationWords } from '#lib/review/metrics/words.ts';
import { stateWords } from '../connections/state-words.ts';
import { useConnections } from '../connections/use-connections.ts';
import { HistoryLegend, sparksOf } from './history.tsx';

/** What was counted of each connection's last day, by its id. */
type LastDay = { history: Record<string, HistoryBar[]>; lagP90: Record<string, number> };

type HealthProps = LastDay & { list: ConnectionList; canKeep: boolean };

const columns: TableColumn[] = [
  { head: 'Connection', width: 'w-232 ps-16 narrow:w-184 phone:w-auto' },
  { head: 'State', width: 'w-184 phone:w-auto' },
  { head: 'Lag, last 24 h', width: 'phone:hidden' },
  { head: 'Lag p90, 24 h', width: 'w-112 text-end narrow:hidden phone:hidden' },
  { head: 'Last answer', width: 'w-96 text-end phone:hidden' },
  { head: 'Failed, 1 h', width: 'w-112 text-end phone:hidden' },
  { head: 'Needs a person', width: 'w-128 text-end narrow:hidden phone:hidden' },
  { head: 'Open', width: 'w-88 pe-16 text-end phone:hidden', isUnseen: true },
];

/** Each connection with its state and its last day, worst first. */
export function ConnectionsHealth({ list, canKeep, ...lastDay }: HealthProps) {
  const { connections, readAt } = useConnections(list).data;
  return (
    <section aria-label="Connections">
      <h2 className="flex min-h-40 flex-wrap items-center gap-8 px-16">
        <span className="font-semibold">Connections</span>
        <span className="text-12 text-t3">worst first</span>
        <HistoryLegend />
      </h2>
      {connections.length === 0 ? (
        <Empty title="No connection yet" act={canKeep && <AddLink />}>
          Docket reads applicants from accounts at providers. {canKeep ? 'Add the first one.' : 'An admin adds them.'}
        </Empty>
      ) : (
        <HealthTable lines={worstFirst(connections)} now={readAt} {...lastDay} />
      )}
    </section>
  );
}

type TableProps = LastDay & { lines: ConnectionLine[]; now: string };

function HealthTable({ lines, now, history, lagP90 }: TableProps) {
  return (
    <table aria-label="Connections" className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} className="phone:hidden" />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-s2">
            {cells(line, now, { history: history[line.id] ?? [], p90: lagP90[line.id] }).map((cell, index) => (
              <td
                key={columns[index]?.head}
                className={cx('h-44 truncate border-b border-l1 px-8 text-12', columns[index]?.width)}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AddLink() {
  return (
    <Link href="/admin/connections/new" prefetch={false} className={buttonClass()}>
      Add connection
    </Link>
  );
}

type Day = { history: HistoryBar[]; p90: number | undefined };

function cells(line: ConnectionLine, now: string, { history, p90 }: Day): ReactNode[] {
  const { tone, words, says } = stateWords(line.state, now);
  const waiting = line.deadLetters + line.commands;
  return [
    <Link
      key="name"
      href={`/admin/connections/${line.id}`}
      prefetch={false}
      className="flex min-w-0 flex-col hover:underline"
    >
      <span className="flex items-center gap-6 text-13 font-medium">
        {line.providerLabel}
        {line.mode === 'test' && <Tag>Test</Tag>}
      </span>
      <bdi className="truncate text-11 text-t3">{line.label}</bdi>
    </Link>,
    <span key="state" title={says}>
      <Tone tone={tone}>{words}</Tone>
    </span>,
    <Sparks key="history" says={`${connectionName(line)}. ${historySentence(history)}.`} sparks={sparksOf(history)} />,
    p90 === undefined ? <None key="p90" /> : durationWords(p90),
    line.lastAnswerAt ? `${spanWords(Date.parse(now) - Date.parse(line.lastAnswerAt))} ago` : <None key="answer" />,
    line.calls.all === 0 ? (
      <span key="failed" className="text-t3">
        no calls
      </span>
    ) : (
      <span key="failed" className={cx(line.calls.failed > 0 ? 'font-medium' : 'text-t3')}>
        {`${line.calls.failed.toLocaleString('en')} of ${line.calls.all.toLocaleString('en')}`}
      </span>
    ),
    waiting === 0 ? <None key="waiting" /> : waiting.toLocaleString('en'),
    <Link
      key="open"
      href={`/admin/connections/${line.id}`}
      prefetch={false}
      aria-label={`Open ${connectionName(line)}`}
      className={buttonClass('plain', 'sm')}
    >
      Open
    </Link>,
  ];
}

function None() {
  return <span className="text-t3">–</span>;
}
