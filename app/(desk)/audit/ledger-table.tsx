import Link from 'next/link';
import { Time } from '#components/review/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import type { LedgerFilter } from '#lib/data/ledger/page.ts';
import type { LedgerLine } from '#lib/review/audit/ledger-page.ts';
import { ledgerAddress } from './address.ts';

const heads: [label: string, width: string][] = [
  ['Row', 'w-72 ps-16 text-end phone:hidden'],
  ['When', 'w-160 phone:order-3 phone:w-auto phone:text-end phone:text-t3'],
  ['Who', 'w-160 phone:order-2 phone:w-auto phone:text-t2'],
  ['What', 'phone:order-1 phone:col-span-2'],
  ['About', 'w-128 phone:hidden'],
  ['Kind', 'w-160 narrow:hidden phone:hidden'],
  ['Hash', 'w-120 pe-16 narrow:hidden phone:hidden'],
];

export function LedgerTable({ lines, filter }: { lines: LedgerLine[]; filter: LedgerFilter }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 phone:block">
      <thead className="phone:hidden">
        <tr>
          {heads.map(([label, width]) => (
            <th
              key={label}
              scope="col"
              className={cx(
                'sticky top-0 z-1 h-28 border-b border-l2 bg-s0 px-8 text-11 font-medium whitespace-nowrap text-t3',
                !width.split(' ').includes('text-end') && 'text-start',
                width,
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="phone:block">
        {lines.map((line) => (
          <tr
            key={line.seq}
            className={cx(
              'hover:bg-s2 phone:row-grid phone:grid phone:gap-x-12',
              'phone:border-b phone:border-l1 phone:px-16 phone:py-8',
            )}
          >
            {cells(line, filter).map((cell, index) => (
              <td
                key={heads[index]?.[0]}
                className={cx(
                  'h-36 truncate border-b border-l1 px-8 text-12 phone:h-auto phone:border-0 phone:px-0',
                  heads[index]?.[1],
                )}
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

function cells(line: LedgerLine, filter: LedgerFilter) {
  return [
    <span key="seq" className="text-t3">
      {line.seq.toLocaleString('en')}
    </span>,
    <Time key="at" at={line.at} as="moment" />,
    <bdi key="by">{line.by}</bdi>,
    <span key="text" className="text-13 font-medium">
      {line.text}
    </span>,
    line.subject && <Subject key="subject" subject={line.subject} filter={filter} />,
    <Link
      key="kind"
      href={ledgerAddress({ ...filter, kind: line.kind, before: null })}
      prefetch={false}
      className="text-t3 hover:text-t1 hover:underline"
    >
      {line.kind}
    </Link>,
    <span key="hash" className="font-mono text-11 text-t3" title={line.hash}>
      {line.hash.slice(0, 12)}
    </span>,
  ];
}

/** A click on a subject filters the list by it. */
function Subject({ subject, filter }: { subject: NonNullable<LedgerLine['subject']>; filter: LedgerFilter }) {
  return (
    <Link href={ledgerAddress({ ...filter, subject: subject.id, before: null })} prefetch={false} className={linkClass}>
      {subject.name ?? `${subject.type} ${subject.id.slice(0, 8)}`}
    </Link>
  );
}
