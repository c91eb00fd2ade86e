import Link from 'next/link';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { CryptoResult, CryptoScore } from '#components/review/crypto/score.tsx';
import { since } from '#components/review/time/spans.ts';
import { cx } from '#components/ui/cx.ts';
import { Tag } from '#components/ui/tag.tsx';
import type { CryptoRow } from '#lib/review/crypto/view.ts';

const heads = ['Applicant', 'Address', 'Result', 'Score', 'Their review', 'Case', 'Age'];

/** The checks of this page, the most urgent first, then the oldest. */
export function CryptoList({ rows, now }: { rows: CryptoRow[]; now: string }) {
  return (
    <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible" data-rows>
      <p
        aria-hidden="true"
        className={cx(
          'sticky top-0 z-1 grid crypto-row-grid h-28 items-center gap-x-12 border-b border-l2 bg-s0 px-16',
          'text-11 font-medium text-t3 phone:hidden',
        )}
      >
        {heads.map((head) => (
          <span key={head} className="last:text-end">
            {head}
          </span>
        ))}
      </p>
      <ul aria-label="Crypto checks">
        {rows.map((row) => (
          <li key={row.id} className="border-b border-l1">
            <CryptoLine row={row} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function CryptoLine({ row, now }: { row: CryptoRow; now: string }) {
  const { applicantId, name, latinName, caseNumber, caseState, providerLabel, label, blockchain, address } = row;
  return (
    <Link
      href={`/applicants/${applicantId}#crypto`}
      prefetch={false}
      data-row={row.id}
      className={cx(
        'grid crypto-row-grid min-h-36 items-center gap-x-12 px-16 py-4 text-12 hover:bg-s2',
        'focus-visible:bg-accent-tint focus-visible:-outline-offset-2',
        'phone:flex phone:min-h-44 phone:flex-wrap phone:gap-y-2',
      )}
    >
      <span className="flex min-w-0 items-baseline gap-8 text-13 phone:basis-full">
        <bdi className="min-w-0 truncate font-medium">{name ?? caseNumber ?? 'Name not known'}</bdi>
        {latinName !== null && latinName !== name && <span className="min-w-0 truncate text-t3">{latinName}</span>}
        {row.mode === 'test' && <Tag>Test</Tag>}
      </span>
      <span className="flex min-w-0 items-baseline gap-6">
        <span className="shrink-0 text-t2">{[label, blockchain?.toUpperCase()].filter(Boolean).join(', ')}</span>
        {address === null ? (
          <span className="min-w-0 truncate text-t3">no address given</span>
        ) : (
          <bdi className="mono min-w-0 truncate">{address}</bdi>
        )}
      </span>
      <CryptoResult outcome={row.outcome} />
      <CryptoScore score={row.score} band={row.band} isScreened={row.outcome !== 'not_done'} />
      <span className="flex min-w-0 items-baseline gap-6 text-t2">
        <span className="shrink-0">{providerLabel}</span>
        <span className="mono min-w-0 truncate">{row.reviewStatus}</span>
      </span>
      <span className="min-w-0 truncate">
        {caseState === null ? (
          <span className="text-t3">No case</span>
        ) : (
          <CaseStateLabel state={caseState} outcome={null} />
        )}
      </span>
      <span className="text-end text-t2">{since(row.foundAt, now)}</span>
    </Link>
  );
}
