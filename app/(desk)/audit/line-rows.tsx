import Link from 'next/link';
import { type ReactNode, useId, useState } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { linkClass } from '#components/ui/link.ts';
import { actLabels, actOf } from '#lib/review/audit/ledger/acts.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerLine } from '#lib/review/audit/ledger/page.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';
import { uuid } from '#lib/review/values/uuid.ts';
import { ledgerAddress } from './address.ts';
import { columns, hiddenWhenNarrow } from './columns.ts';
import { LineDetails } from './line-details.tsx';

type LineProps = { line: LedgerLine; filter: LedgerFilter; canFilterPeople: boolean };

/** A line of the ledger, and below it, when it is opened, what it says. */
export function LedgerLineRows({ line, filter, canFilterPeople }: LineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const opener = (
    <button
      type="button"
      data-line
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={() => setIsOpen(!isOpen)}
      className="flex w-full min-w-0 items-center gap-6 rounded-2 text-start text-13 font-medium phone:min-h-28"
    >
      <Icon name={isOpen ? 'down' : 'right'} className="shrink-0 text-t3" />
      <span className={cx('min-w-0', !isOpen && 'truncate phone:whitespace-normal')}>{line.text}</span>
    </button>
  );
  return (
    <>
      <tr
        className={cx(
          'hover:bg-s2 phone:row-grid phone:grid phone:gap-x-12',
          'phone:border-b phone:border-l1 phone:px-16 phone:py-8',
          isOpen && 'bg-s2',
        )}
      >
        {cells(line, filter, canFilterPeople, opener).map((cell, index) => (
          <td
            key={columns[index]?.head}
            className={cx(
              'h-36 truncate border-l1 px-8 text-12 phone:h-auto phone:border-0 phone:px-0',
              !isOpen && 'border-b',
              columns[index]?.width,
            )}
          >
            {cell}
          </td>
        ))}
      </tr>
      <tr id={id} hidden={!isOpen} className={cx(isOpen && 'bg-s2 phone:block')}>
        {isOpen && (
          <>
            <td
              colSpan={columns.length - hiddenWhenNarrow}
              className="border-b border-l1 pb-12 phone:block phone:px-16"
            >
              <LineDetails line={line} />
            </td>
            <td colSpan={hiddenWhenNarrow} className="border-b border-l1 narrow:hidden phone:hidden" />
          </>
        )}
      </tr>
    </>
  );
}

function cells(line: LedgerLine, filter: LedgerFilter, canFilterPeople: boolean, opener: ReactNode): ReactNode[] {
  const [row, ...others] = line.rows;
  const to = (change: Partial<LedgerFilter>) => ledgerAddress({ ...filter, ...change, before: null });
  const quietLink = 'hover:text-t1 hover:underline';
  return [
    <span key="seq" className="text-t3">
      {row.seq.toLocaleString('en')}
    </span>,
    <Time key="at" at={row.at} as="exact" />,
    canFilterPeople ? (
      <Link key="by" href={to({ people: [line.byId] })} prefetch={false} className={quietLink}>
        <bdi>{line.by}</bdi>
      </Link>
    ) : (
      <bdi key="by">{line.by}</bdi>
    ),
    opener,
    line.subject && <Subject key="subject" subject={line.subject} to={to} />,
    others.length === 0 ? (
      <Link key="kind" href={to({ kinds: [row.kind] })} prefetch={false} className={cx('text-t3', quietLink)}>
        {row.kind}
      </Link>
    ) : (
      <Link key="kind" href={to({ acts: [actOf(row.kind)] })} prefetch={false} className={cx('text-t3', quietLink)}>
        {actLabels[actOf(row.kind)]}, {line.rows.length} rows
      </Link>
    ),
    <span key="hash" className="font-mono text-11 text-t3" title={row.hash}>
      {row.hash.slice(0, 12)}
    </span>,
  ];
}

type SubjectProps = {
  subject: NonNullable<LedgerLine['subject']>;
  to: (change: Partial<LedgerFilter>) => string;
};

/** A click filters by it: an applicant or a case leads to all that is about the applicant. */
function Subject({ subject: { type, id, name }, to }: SubjectProps) {
  const ofApplicant = type === 'applicant' ? id : type === 'case' ? name : null;
  return (
    <Link
      href={ofApplicant ? to({ applicant: ofApplicant, subject: null }) : to({ subject: id })}
      prefetch={false}
      className={linkClass}
    >
      {name ?? subjectWords(type, id)}
    </Link>
  );
}

/** "Connection 7f9a41c2", "Policy reasons", "The whole ledger". */
function subjectWords(type: string, id: string): string {
  if (type === 'ledger') return 'The whole ledger';
  return `${sentenceCase(type)} ${uuid.test(id) ? id.slice(0, 8) : id}`;
}
