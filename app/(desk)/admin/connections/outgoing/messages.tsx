'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useRefresh } from '#components/review/publishing/use-refresh.ts';
import { Time } from '#components/review/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import type { MessageLine, MessageLog } from '#lib/review/endpoints/view.ts';
import { answerWords } from '#lib/review/endpoints/words.ts';
import { SendAgain } from './send-again.tsx';

const columns: TableColumn[] = [
  { head: 'Recorded', width: 'w-136 ps-16' },
  { head: 'Event', width: 'w-176 phone:w-auto' },
  { head: 'Case', width: 'w-96 phone:hidden' },
  { head: 'Endpoint', width: 'phone:hidden' },
  { head: 'State', width: 'w-136 phone:w-112' },
  { head: 'Tries', width: 'w-64 phone:hidden' },
  { head: 'Last answer', width: 'w-176 phone:hidden' },
  { head: 'Next try', width: 'w-136 phone:hidden narrow:hidden' },
  { head: 'Act', width: 'w-104 pe-16', isUnseen: true },
];

/** How often the page is read again, in milliseconds: more often while something waits. */
const followMs = { waiting: 3_000, otherwise: 10_000 };

const place = '/admin/connections/outgoing';

/** What endpoints were told, newest first. */
export function Messages({ log, isFirstPage, canKeep }: { log: MessageLog; isFirstPage: boolean; canKeep: boolean }) {
  const { lines, next } = log;
  useRefresh(lines.some(({ state }) => state === 'waiting') ? followMs.waiting : followMs.otherwise);
  return (
    <section aria-label="Deliveries">
      <h2 className="flex h-40 items-center gap-8 px-16">
        <span className="font-semibold">Deliveries</span>
        <span className="truncate text-12 text-t3">Kept for 90 days</span>
      </h2>
      {lines.length === 0 ? (
        <p className="border-y border-l1 px-16 py-8 text-12 text-t2">Nothing was sent yet.</p>
      ) : (
        <MessageTable lines={lines} canKeep={canKeep} />
      )}
      {(next || !isFirstPage) && (
        <nav aria-label="Pages" className="flex gap-6 px-16 py-8">
          {!isFirstPage && <PageLink href={place} label="Newest" />}
          {next && <PageLink href={`${place}?before=${next}`} label="Older" />}
        </nav>
      )}
    </section>
  );
}

function MessageTable({ lines, canKeep }: { lines: MessageLine[]; canKeep: boolean }) {
  return (
    <table aria-label="Deliveries" className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-s2">
            {cellsOf(line, canKeep).map((cell, index) => (
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
  );
}

function cellsOf(line: MessageLine, canKeep: boolean): ReactNode[] {
  const [tone, words, says] = stateOf(line);
  return [
    <Time key="at" at={line.createdAt} />,
    <span key="event" className="mono">
      {line.event}
    </span>,
    line.caseNumber ?? <None key="case" />,
    <bdi key="endpoint">{line.endpointName}</bdi>,
    <span key="state" title={says}>
      <Tone tone={tone} quiet={tone === 'pass'}>
        {words}
      </Tone>
    </span>,
    line.tries.toLocaleString('en'),
    line.answer ? <span key="answer">{answerWords(line.answer)}</span> : <None key="answer" />,
    line.nextAt ? <Time key="next" at={line.nextAt} as="seconds" /> : <None key="next" />,
    canKeep && line.state === 'failed' && line.caseNumber !== null && line.isEndpointThere && (
      <SendAgain key="act" line={line} />
    ),
  ];
}

function stateOf({ state, tries }: MessageLine): [ToneName, string, string] {
  switch (state) {
    case 'delivered':
      return ['pass', 'Delivered', 'The endpoint answered with 2xx.'];
    case 'failed':
      return ['fail', 'Failed', 'It was not delivered, and Docket does not try again by itself.'];
    case 'withdrawn':
      return ['not_done', 'Not sent', 'It was undone before it was sent, or the endpoint was removed.'];
    case 'waiting':
      return tries === 0
        ? ['pending', 'Waiting', 'It is sent once the time to undo is over.']
        : ['attention', 'Trying again', 'Up to ten tries over three days.'];
  }
}

function PageLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass('plain', 'sm')}>
      {label}
    </Link>
  );
}

function None() {
  return <span className="text-t3">–</span>;
}
