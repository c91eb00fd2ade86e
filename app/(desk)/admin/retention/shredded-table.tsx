import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { type TableColumn, TableHead } from '#components/ui/table-head.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ShreddedRow } from '#lib/review/retention/view.ts';
import { outcomeLabels } from '#lib/review/retention/words.ts';
import { ApplicantCell } from './applicant-cell.tsx';

const columns: TableColumn[] = [
  { head: 'Applicant', width: 'w-160 ps-16 phone:w-auto' },
  { head: 'Provider', width: 'w-160 phone:hidden' },
  { head: 'Erased', width: 'w-160 phone:w-128' },
  { head: 'Why', width: 'w-240 phone:w-104' },
  { head: 'Who', width: 'phone:hidden' },
  { head: 'At the provider', width: 'w-176 pe-16 phone:hidden' },
];

type Rights = { open: boolean; openJobs: boolean };

/** Who was erased: when, why, and by which two people. Nothing personal is left of them. */
export function ShreddedTable({ rows, rights }: { rows: ShreddedRow[]; rights: Rights }) {
  return (
    <table aria-label="Erased applicants" className="w-full table-fixed border-separate border-spacing-0">
      <TableHead columns={columns} cellClass="border-b" />
      <tbody>
        {rows.map((row) => (
          <tr key={row.applicantId} className="hover:bg-s2">
            {cellsOf(row, rights).map((cell, at) => (
              <td
                key={columns[at]?.head}
                className={cx('h-36 truncate border-b border-l1 px-8 text-12', columns[at]?.width)}
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

function cellsOf(row: ShreddedRow, rights: Rights): ReactNode[] {
  return [
    <ApplicantCell key="applicant" row={row} canOpen={rights.open} />,
    row.providerLabel,
    <Time key="at" at={row.at} />,
    <Why key="why" row={row} canOpenJobs={rights.openJobs} />,
    row.by && (
      <span key="who">
        <bdi>{row.by.asked}</bdi>
        {row.by.confirmed && (
          <>
            , confirmed by <bdi>{row.by.confirmed}</bdi>
          </>
        )}
      </span>
    ),
    row.isStillThere ? (
      <Tone key="there" tone="attention">
        Still there
      </Tone>
    ) : (
      <span key="there" className="text-t3">
        not seen since
      </span>
    ),
  ];
}

/** Which rule, or that a person asked for it; a link to the job for those who may open it. */
function Why({ row: { outcome, by }, canOpenJobs }: { row: ShreddedRow; canOpenJobs: boolean }) {
  const words =
    outcome === null ? 'Asked for by hand' : `Due: ${outcomeLabels[outcome].toLowerCase()}${versionWords(by)}`;
  const isOpen = by !== null && (by.policyVersion !== null || canOpenJobs);
  if (!isOpen) return words;
  return (
    <Link href={`/jobs/${by.jobId}`} prefetch={false} className={linkClass}>
      {words}
    </Link>
  );
}

function versionWords(by: ShreddedRow['by']): string {
  return by?.policyVersion ? `, policy version ${by.policyVersion}` : '';
}
