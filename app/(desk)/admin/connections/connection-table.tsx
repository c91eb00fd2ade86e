import Link from 'next/link';
import type { ReactNode } from 'react';
import { spanWords } from '#components/review/time/spans.ts';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { Meter } from '#components/ui/meter.tsx';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { stateWords } from './state-words.ts';

const columns: TableColumn[] = [
  { head: 'Connection', width: 'ps-16' },
  { head: 'State', width: 'w-264 narrow:w-232' },
  { head: 'Last answer', width: 'w-96 phone:hidden' },
  {
    head: 'Waiting',
    width: 'w-120 phone:hidden',
    hint: 'Applicants who wait to be read again, and for how long the oldest has been due',
  },
  {
    head: 'Failed, 1 h',
    width: 'w-120 phone:hidden',
    hint: 'Calls in the last hour without an answer, or with a refusal',
  },
  {
    head: 'Webhooks today',
    width: 'w-128 phone:hidden',
    hint: 'Events accepted and deliveries rejected since midnight UTC',
  },
  {
    head: 'Needs a person',
    width: 'w-160 pe-16 phone:hidden',
    hint: 'Dead letters and commands that wait for a person',
  },
];

/** One row for each connection. What is wrong stands out, what works is quiet. */
export function ConnectionTable({ lines, now, label }: { lines: ConnectionLine[]; now: string; label: string }) {
  return (
    <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} className="phone:hidden" />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-s2">
            {cells(line, now).map((cell, index) => (
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

function cells(line: ConnectionLine, now: string): ReactNode[] {
  return [
    <Name key="name" line={line} />,
    <State key="state" line={line} now={now} />,
    line.lastAnswerAt ? `${agoWords(line.lastAnswerAt, now)} ago` : <None key="answer" />,
    <Waiting key="waiting" line={line} now={now} />,
    <Failed key="failed" line={line} />,
    <Webhooks key="webhooks" line={line} />,
    <ForPerson key="person" line={line} />,
  ];
}

function Name({ line }: { line: ConnectionLine }) {
  return (
    <Link
      href={`/admin/connections/${line.id}`}
      prefetch={false}
      title={line.label}
      className="flex min-w-0 items-baseline gap-8 hover:underline"
    >
      <span className="shrink-0 text-13 font-medium">{line.providerLabel}</span>
      <bdi className="truncate text-t2">{line.label}</bdi>
    </Link>
  );
}

function State({ line, now }: { line: ConnectionLine; now: string }) {
  const { state, restsUntil } = line;
  const { tone, words, says } = stateWords(state, now);
  return (
    <span className="flex min-w-0 items-center gap-8" title={says}>
      <Tone tone={tone} quiet={state.kind === 'working'}>
        {words}
      </Tone>
      {state.kind === 'copying' && state.expected ? <Meter share={state.read / state.expected} toned={false} /> : null}
      {restsUntil && (
        <span className="truncate text-t3">
          waits until <Time at={restsUntil} as="clock" />
        </span>
      )}
    </span>
  );
}

function Waiting({ line: { refetches }, now }: { line: ConnectionLine; now: string }) {
  if (refetches.waiting === 0) return <None />;
  return (
    <>
      {refetches.waiting.toLocaleString('en')}
      {refetches.oldestDueAt && <span className="text-t3">{`, ${agoWords(refetches.oldestDueAt, now)}`}</span>}
    </>
  );
}

function Failed({ line: { calls } }: { line: ConnectionLine }) {
  if (calls.all === 0) return <span className="text-t3">no calls</span>;
  if (calls.failed === 0) return <span className="text-t3">{`0 of ${calls.all.toLocaleString('en')}`}</span>;
  return (
    <span className="font-medium">{`${calls.failed.toLocaleString('en')} of ${calls.all.toLocaleString('en')}`}</span>
  );
}

function Webhooks({ line: { webhooks } }: { line: ConnectionLine }) {
  if (webhooks.accepted + webhooks.rejected === 0) return <None />;
  return (
    <>
      {webhooks.accepted.toLocaleString('en')}
      {webhooks.rejected > 0 && (
        <span className="font-medium text-attention">{`, ${webhooks.rejected.toLocaleString('en')} rejected`}</span>
      )}
    </>
  );
}

function ForPerson({ line: { deadLetters, commands } }: { line: ConnectionLine }) {
  if (deadLetters + commands === 0) return <None />;
  const parts = [
    ...(deadLetters > 0 ? [`${deadLetters} dead`] : []),
    ...(commands > 0 ? [`${commands} commands`] : []),
  ];
  return <Tone tone="attention">{parts.join(', ')}</Tone>;
}

function None() {
  return <span className="text-t3">–</span>;
}

function agoWords(at: string, now: string): string {
  return spanWords(Date.parse(now) - Date.parse(at));
}
