import { Fragment } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import type { EntryFact } from '#lib/review/audit/ledger/facts.ts';
import type { LedgerLine, LedgerRowView } from '#lib/review/audit/ledger/page.ts';

/** What the entry of a line says: before and after, then the rest. Of a sitting, each of its entries. */
export function LineDetails({ line: { rows } }: { line: LedgerLine }) {
  if (rows.length === 1) return <RowDetails row={rows[0]} />;
  return (
    <ol className="divide-y divide-l1">
      {rows.map((row) => (
        <li key={row.seq}>
          <p className="flex gap-12 pt-8 text-12 ps-72 phone:ps-0">
            <span className="text-t3">{row.seq.toLocaleString('en')}</span>
            <Time at={row.at} as="exact" />
            <span className="font-medium">{row.text}</span>
          </p>
          <RowDetails row={row} />
        </li>
      ))}
    </ol>
  );
}

function RowDetails({ row }: { row: LedgerRowView }) {
  const changes = row.facts.filter(({ before }) => before !== null);
  const others = row.facts.filter(({ before }) => before === null);
  return (
    <div className="flex flex-col gap-8 py-4 ps-72 pe-16 text-12 phone:px-0">
      {changes.length > 0 && <Changes changes={changes} />}
      <dl className="fact-grid gap-x-16 gap-y-4">
        {others.map(({ label, after, isCode }) => (
          <Fragment key={label}>
            <dt className="text-t3">{label}</dt>
            <dd className={cx('min-w-0 break-all', isCode && 'font-mono text-11')}>{after}</dd>
          </Fragment>
        ))}
        <dt className="text-t3">Kind</dt>
        <dd className="font-mono text-11">{row.kind}</dd>
        <dt className="text-t3">Hash</dt>
        <dd className="min-w-0 font-mono text-11 break-all">{row.hash}</dd>
      </dl>
    </div>
  );
}

function Changes({ changes }: { changes: EntryFact[] }) {
  return (
    <table className="w-full max-w-640 border-separate border-spacing-0">
      <thead>
        <tr className="text-11 text-t3">
          {['What', 'Before', 'After'].map((head) => (
            <th key={head} scope="col" className="border-b border-l2 py-4 pe-12 text-start font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after, isCode }) => (
          <tr key={label}>
            <th scope="row" className="border-b border-l1 py-4 pe-12 text-start align-top font-normal text-t2">
              {label}
            </th>
            <Value text={before ?? ''} isCode={isCode} />
            <Value text={after} isCode={isCode} isNew />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ text, isCode, isNew }: { text: string; isCode: boolean; isNew?: boolean }) {
  return (
    <td
      className={cx(
        'border-b border-l1 py-4 pe-12 align-top break-all',
        isCode && 'font-mono text-11',
        isNew ? 'font-medium' : 'text-t2',
      )}
    >
      {text}
    </td>
  );
}
