import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { DueTab } from '#lib/review/retention/page.ts';
import type { DueRow } from '#lib/review/retention/view.ts';
import { keptWords, outcomeLabels } from '#lib/review/retention/words.ts';
import { ApplicantCell, applicantName } from './applicant-cell.tsx';

/** `free`: the applicants of this page that can be selected. */
export type DueSelection = {
  chosen: ReadonlySet<string>;
  free: readonly string[];
  onToggle: (ids: readonly string[], isOn: boolean) => void;
};

/** On a phone the rule is left out where what keeps the applicant is of more use. */
function columnsOf(tab: DueTab, selection: DueSelection | null): TableColumn[] {
  const isDue = tab === 'due';
  const box = selection && { head: 'Select', width: 'w-40 ps-16', content: <PageBox selection={selection} /> };
  return [
    ...(box ? [box] : []),
    { head: 'Applicant', width: cx('w-160 phone:w-auto', !box && 'ps-16') },
    { head: 'Provider', width: 'w-160 phone:hidden' },
    { head: 'Rule', width: isDue ? 'w-128 phone:w-104' : 'w-128 phone:hidden' },
    { head: 'Time runs since', width: 'w-128 phone:hidden' },
    { head: tab === 'coming' ? 'Due on' : 'Due since', width: 'w-128 phone:w-104' },
    { head: isDue ? 'Deletion' : 'Kept by', width: isDue ? 'pe-16 phone:hidden' : 'pe-16 phone:w-128' },
  ];
}

type DueTableProps = { rows: DueRow[]; tab: DueTab; canOpen: boolean; selection: DueSelection | null };

/** One row for each applicant, by ids and dates alone. */
export function DueTable({ rows, tab, canOpen, selection }: DueTableProps) {
  const columns = columnsOf(tab, selection);
  return (
    <table aria-label="Applicants" className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} cellClass="sticky top-0 z-1 border-b" />
      <tbody>
        {rows.map((row) => {
          const box = selection && <RowBox key="select" row={row} selection={selection} />;
          return (
            <tr key={row.applicantId} className="hover:bg-s2">
              {[...(box ? [box] : []), ...cellsOf(row, tab, canOpen)].map((cell, at) => (
                <td
                  key={columns[at]?.head}
                  className={cx('h-36 truncate border-b border-l1 px-8 text-12 phone:h-44', columns[at]?.width)}
                >
                  {cell}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function cellsOf(row: DueRow, tab: DueTab, canOpen: boolean): ReactNode[] {
  return [
    <span key="applicant" className="flex items-center gap-8">
      <ApplicantCell row={row} canOpen={canOpen} />
      {tab === 'due' && row.askedIn !== null && (
        <span className="hidden phone:inline">
          <Tag>Asked</Tag>
        </span>
      )}
    </span>,
    row.providerLabel,
    outcomeLabels[row.outcome],
    <Time key="since" at={row.since} as="date" />,
    <Time key="due" at={row.dueAt} as="date" />,
    <Kept key="kept" row={row} tab={tab} />,
  ];
}

function Kept({ row: { keptBy, askedIn }, tab }: { row: DueRow; tab: DueTab }) {
  if (askedIn !== null)
    return (
      <Tone tone="pending">
        <Link href={`/jobs/${askedIn}`} prefetch={false} className={linkClass}>
          Deletion asked for
        </Link>
      </Tone>
    );
  if (keptBy.length === 0) return <span className="text-t3">{tab === 'due' ? 'not asked for' : 'nothing'}</span>;
  return (
    <span className="tones">
      {keptBy.map((one) => (
        <Tone key={one} tone={one === 'legal_hold' ? 'attention' : 'pending'}>
          {keptWords[one].replace('.', '')}
        </Tone>
      ))}
    </span>
  );
}

function RowBox({ row, selection: { chosen, onToggle } }: { row: DueRow; selection: DueSelection }) {
  return (
    <input
      type="checkbox"
      aria-label={`Select ${applicantName(row)}`}
      checked={chosen.has(row.applicantId)}
      disabled={row.askedIn !== null}
      onChange={({ target }) => onToggle([row.applicantId], target.checked)}
      className="block size-14 accent-accent-solid phone:size-20"
    />
  );
}

function PageBox({ selection: { chosen, free, onToggle } }: { selection: DueSelection }) {
  const count = free.filter((id) => chosen.has(id)).length;
  return (
    <input
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < free.length;
      }}
      type="checkbox"
      aria-label="Select this page"
      checked={count > 0 && count === free.length}
      disabled={free.length === 0}
      onChange={() => onToggle(free, count < free.length)}
      className="block size-14 accent-accent-solid phone:size-20"
    />
  );
}
