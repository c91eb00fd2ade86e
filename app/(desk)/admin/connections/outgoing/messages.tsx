'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useRefresh } from '#components/review/publishing/use-refresh.ts';
import type { MomentStyle } from '#components/review/time/moments.ts';
import { Time } from '#components/review/time/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import type { MessageLine, MessageLog } from '#lib/review/endpoints/view.ts';
import { answerWords } from '#lib/review/endpoints/words.ts';
import { SendAgain } from './send-again.tsx';

const columns: TableColumn[] = [
  { head: 'Recorded', width: 'w-136 ps-16 phone:hidden' },
  { head: 'Event', width: 'w-160 phone:w-auto phone:ps-16' },
  { head: 'Case', width: 'w-80 phone:hidden' },
  { head: 'Endpoint', width: 'phone:hidden' },
  { head: 'State', width: 'w-128' },
  { head: 'Tries', width: 'w-48 phone:hidden' },
  { head: 'Last answer', width: 'w-160 phone:hidden' },
  { head: 'Next try', width: 'w-136 phone:hidden' },
  { head: 'Act', width: 'w-104 pe-16', isUnseen: true },
];

/** How often the page is read again, in milliseconds: more often while something waits. */
const followMs = { waiting: 3_000, otherwise: 10_000 };

const place = '/admin/connections/outgoing';

type MessagesProps = { log: MessageLog; isFirstPage: boolean; now: string; canKeep: boolean };

/** What endpoints were told, newest first. */
export function Messages({ log, isFirstPage, now, canKeep }: MessagesProps) {
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
        <MessageTable lines={lines} now={now} canKeep={canKeep} />
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

type TableProps = Pick<MessagesProps, 'now' | 'canKeep'> & { lines: MessageLine[] };

function MessageTable({ lines, now, canKeep }: TableProps) {
  return (
    <table aria-label="Deliveries" className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-s2">
            {cellsOf(line, now, canKeep).map((cell, index) => (
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

function cellsOf(line: MessageLine, now: string, canKeep: boolean): ReactNode[] {
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
    line.nextAt ? <Time key="next" at={line.nextAt} as={styleOf(line.nextAt, now)} /> : <None key="next" />,
    canKeep && line.state === 'failed' && line.caseNumber !== null && line.isEndpointThere && (
      <SendAgain key="act" line={line} />
    ),
  ];
}

/** A try of today by its second, a later one with its day. */
function styleOf(at: string, now: string): MomentStyle {
  return Date.parse(at) - Date.parse(now) < 6 * 3_600_000 ? 'seconds' : 'moment';
}

function stateOf({ state, tries, isEndpointThere }: MessageLine): [ToneName, string, string] {
  switch (state) {
    case 'delivered':
      return ['pass', 'Delivered', 'The endpoint answered with 2xx.'];
    case 'failed':
      return ['fail', 'Failed', 'It was not delivered, and Docket does not try again by itself.'];
    case 'withdrawn':
      return ['not_done', 'Not sent', 'It was undone before it was sent, or the endpoint was removed.'];
    case 'waiting':
      if (!isEndpointThere)
        return ['not_done', 'Kept back', 'Its endpoint is disabled. It is sent once that is enabled.'];
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
