import Link from 'next/link';
import type { ReactNode } from 'react';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { since } from '#components/review/connections.tsx';
import { RiskLabel } from '#components/review/risk-label.tsx';
import { TimeLeft } from '#components/review/time-left.tsx';
import { cx } from '#components/ui/cx.ts';
import { Tag } from '#components/ui/tag.tsx';
import type { QueueRow } from '#lib/review/case/queue.ts';
import { type Column, cellClass, columns } from './columns.ts';
import { RowBlockers } from './row-blockers.tsx';

/** One case. The whole row is a link, and the row with the focus is the cursor. */
export function Row({ row, now, meId }: { row: QueueRow; now: string; meId: string }) {
  return (
    <tr className="group relative focus-within:bg-accent-tint hover:bg-s2 focus-within:hover:bg-accent-tint phone:row-grid phone:grid phone:gap-x-12 phone:gap-y-2 phone:border-b phone:border-l1 phone:px-16 phone:py-8">
      <Cell column="applicant" className="text-13">
        <ApplicantLink row={row} />
      </Cell>
      <Cell column="country" className="text-t2">
        {row.country ?? '–'}
      </Cell>
      <Cell column="provider">
        <span className="flex min-w-0 items-center gap-6 phone:justify-end">
          <span className="truncate">{row.providerLabel}</span>
          {row.mode === 'test' && <Tag>Test</Tag>}
        </span>
      </Cell>
      <Cell column="state">
        <CaseStateLabel state={row.state} outcome={row.outcome} />
      </Cell>
      <Cell column="providerSays" className="text-t3">
        {row.providerStatus ?? 'nothing'}
      </Cell>
      <Cell column="blockers">
        <RowBlockers blockers={row.blockers} />
      </Cell>
      <Cell column="risk">
        <RiskLabel risk={row.risk} />
      </Cell>
      <Cell column="age" className="text-t2">
        {since(row.openedAt, now)}
      </Cell>
      <Cell column="left">
        <span className="flex justify-end">
          <TimeLeft clock={row} now={now} withMeter />
        </span>
      </Cell>
      <Cell column="assignee" className={row.assignee?.id === meId ? 'font-medium' : 'text-t2'}>
        {assigneeWord(row, meId)}
      </Cell>
    </tr>
  );
}

function Cell({ column, className, children }: { column: Column; className?: string; children: ReactNode }) {
  return <td className={cx(cellClass, columns[column], className)}>{children}</td>;
}

function ApplicantLink({ row }: { row: QueueRow }) {
  return (
    <Link
      href={`/applicants/${row.applicantId}`}
      prefetch={false}
      data-row={row.caseId}
      className="flex min-w-0 items-baseline gap-8 outline-none after:absolute after:inset-0 focus:after:border-s-2 focus:after:border-accent"
    >
      <bdi className="max-w-full shrink-0 truncate font-medium">{row.name ?? row.caseNumber}</bdi>
      {row.latinName && <span className="truncate text-12 text-t3">{row.latinName}</span>}
    </Link>
  );
}

function assigneeWord({ assignee }: QueueRow, meId: string): string {
  if (!assignee) return '–';
  return assignee.id === meId ? 'You' : assignee.name;
}
