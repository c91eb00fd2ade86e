'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { spanWords } from '#components/review/time/spans.ts';
import { Time } from '#components/review/time/time.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ConnectionDetail, ConnectionLine, ConnectionList, ErasedFigures } from '#lib/review/connections/view.ts';
import { TryConnection } from '../../../try-connection.tsx';
import { stateWords } from '../state-words.ts';
import { useConnections } from '../use-connections.ts';
import { CopyProgress } from './copy-progress.tsx';
import { TestStored } from './test-stored.tsx';

type OverviewProps = {
  id: string;
  list: ConnectionList;
  detail: ConnectionDetail;
  erased: ErasedFigures;
  canKeep: boolean;
};

/** The state of the connection in figures, and a test of its stored settings. */
export function Overview({ id, list, detail, erased, canKeep }: OverviewProps) {
  const { connections, readAt } = useConnections(list).data;
  const line = connections.find((connection) => connection.id === id);
  if (!line) return null;
  return (
    <div className="grid min-h-0 grow form-grid phone:block">
      <div className="min-h-0 overflow-y-auto thin-scroll phone:overflow-visible">
        <State line={line} now={readAt} canKeep={canKeep} />
        {line.state.kind === 'copying' && <CopyProgress pull={line.pull} />}
        <Figures line={line} detail={detail} erased={erased} now={readAt} />
      </div>
      <aside
        aria-label="Test"
        className="min-h-0 overflow-y-auto border-s border-l2 bg-s0 p-16 thin-scroll phone:border-s-0 phone:border-t"
      >
        <TestStored line={line} canKeep={canKeep} />
      </aside>
    </div>
  );
}

function State({ line, now, canKeep }: { line: ConnectionLine; now: string; canKeep: boolean }) {
  const { tone, words, says } = stateWords(line.state, now);
  const queries = useQueryClient();
  return (
    <section aria-label="State" className="border-b border-l1 p-16">
      <Tone tone={tone}>{words}</Tone>
      <p className="mt-4 max-w-560 text-t2">{says}</p>
      {canKeep && line.state.kind === 'down' && (
        <p role="status" className="mt-4 flex gap-12">
          <TryConnection
            target={{ connectionId: line.id }}
            onAnswered={() => void queries.invalidateQueries({ queryKey: ['connections'] })}
          />
        </p>
      )}
    </section>
  );
}

type FiguresProps = { line: ConnectionLine; detail: ConnectionDetail; erased: ErasedFigures; now: string };

function Figures({ line, detail, erased, now }: FiguresProps) {
  const { calls, refetches, webhooks, pull } = line;
  const failedShare = calls.all === 0 ? 'No calls' : `${count(calls.failed)} of ${count(calls.all)} calls`;
  const deliveries = `${count(webhooks.accepted)} events, ${count(webhooks.rejected)} rejected`;
  const forPerson = `${count(line.deadLetters)} dead letters, ${count(line.commands)} commands`;
  return (
    <dl className="px-16 py-8">
      <Figure term="Last answer">{line.lastAnswerAt ? <Moment at={line.lastAnswerAt} now={now} /> : 'None yet'}</Figure>
      <Figure term="Last round">
        {pull.finishedAt ? <Moment at={pull.finishedAt} now={now} /> : pull.isRunning ? 'Under way' : 'None yet'}
      </Figure>
      <Figure term="In this round">{`${readWords(pull)} applicants`}</Figure>
      <Figure term="Waiting to be read again">
        {count(refetches.waiting)}
        {refetches.oldestDueAt &&
          `, the oldest due for ${spanWords(Date.parse(now) - Date.parse(refetches.oldestDueAt))}`}
      </Figure>
      <Figure term="Failed, last hour">{failedShare}</Figure>
      <Figure term="Rate limit">
        {line.restsUntil ? (
          <>
            The provider asked us to wait until <Time at={line.restsUntil} as="seconds" />
          </>
        ) : (
          'Not reached'
        )}
      </Figure>
      <Figure term="Webhooks today">{deliveries}</Figure>
      <Figure term="Needs a person">{forPerson}</Figure>
      <Figure term="Added">
        <Time at={detail.addedAt} />
      </Figure>
      {erased.erased > 0 && (
        <Figure term="Erased in Docket">
          {`${count(erased.erased)}, ${count(erased.stillThere)} of them still at the provider and not copied again`}
        </Figure>
      )}
      {detail.acceptsErasure && <Figure term="Erasure">Allowed: reading may erase data at the provider</Figure>}
      {detail.previousUntil && (
        <Figure term="Replaced secret">
          Webhooks signed with it are accepted until <Time at={detail.previousUntil} />
        </Figure>
      )}
    </dl>
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function readWords({ applicantsRead, expected }: ConnectionLine['pull']): string {
  return expected === null ? count(applicantsRead) : `${count(applicantsRead)} of ${count(expected)}`;
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-h-28 items-baseline gap-12 border-b border-l1 py-4 last:border-b-0">
      <dt className="w-176 shrink-0 text-12 text-t3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Moment({ at, now }: { at: string; now: string }) {
  return (
    <>
      <Time at={at} /> <span className="text-t3">{`${spanWords(Date.parse(now) - Date.parse(at))} ago`}</span>
    </>
  );
}
