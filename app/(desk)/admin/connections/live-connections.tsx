'use client';

import { Time } from '#components/review/time/time.tsx';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import { ConnectionTable } from './connection-table.tsx';
import { useConnections } from './use-connections.ts';

/** When the figures were read. */
export function AsOf({ list }: { list: ConnectionList }) {
  const { data, isError } = useConnections(list);
  return (
    <span className="me-auto truncate ps-4 text-12 text-t3">
      {isError ? 'Could not be refreshed. As of ' : 'As of '}
      <Time at={data.readAt} as="seconds" />
    </span>
  );
}

export function LiveConnections({ list }: { list: ConnectionList }) {
  const { connections, readAt } = useConnections(list).data;
  return (
    <>
      <ModeSection
        title="Live"
        remark="Real people."
        lines={connections.filter(({ mode }) => mode === 'live')}
        empty="No live connection yet: no real applicants are read."
        now={readAt}
      />
      <ModeSection
        title="Test"
        remark="Trial accounts and the sandbox. Their applicants are marked Test in the queue."
        lines={connections.filter(({ mode }) => mode === 'test')}
        empty="No test connection."
        now={readAt}
      />
    </>
  );
}

type ModeSectionProps = {
  title: string;
  remark: string;
  lines: ConnectionList['connections'];
  empty: string;
  now: string;
};

function ModeSection({ title, remark, lines, empty, now }: ModeSectionProps) {
  return (
    <section aria-label={title}>
      <h2 className="flex h-40 items-center gap-8 px-16">
        <span className="font-semibold">{title}</span>
        <span className="truncate text-12 text-t3">{remark}</span>
      </h2>
      {lines.length > 0 ? (
        <ConnectionTable lines={lines} now={now} label={`${title} connections`} />
      ) : (
        <p className="border-y border-l1 px-16 py-8 text-12 text-t2">{empty}</p>
      )}
    </section>
  );
}
