import Link from 'next/link';
import { Ago } from '#components/review/time/ago.tsx';
import { TimeLeft } from '#components/review/time/time-left.tsx';
import { cx } from '#components/ui/cx.ts';
import type { InboxItem } from '#lib/review/case/inbox.ts';

/** One case: what it is about, who put it here and when, and its time left. */
export function InboxRow({ item, now }: { item: InboxItem; now: string }) {
  const { caseId, caseNumber, applicantId, name, by, at, dueAt, holder } = item;
  return (
    <li className="border-b border-l1 last:border-b-0">
      <Link
        href={`/applicants/${applicantId}`}
        prefetch={false}
        data-row={caseId}
        className={cx(
          'flex min-h-36 flex-wrap items-center gap-x-12 px-16 py-5 hover:bg-s2',
          'focus-visible:bg-accent-tint focus-visible:-outline-offset-2 phone:min-h-44',
        )}
      >
        <span className="flex min-w-0 basis-320 items-baseline gap-8 phone:basis-full">
          <bdi className="min-w-0 truncate font-medium">{name ?? caseNumber}</bdi>
          {name !== null && <span className="shrink-0 mono text-12 text-t3">{caseNumber}</span>}
        </span>
        <span className="min-w-0 grow basis-160 truncate">{whatWords(item)}</span>
        {holder !== null && (
          <span className="min-w-0 truncate text-12 text-t2">
            <bdi>{holder}</bdi> has it
          </span>
        )}
        <span className="min-w-0 truncate text-12 text-t2">
          <bdi>{by ?? 'Docket'}</bdi>, <Ago at={at} now={now} />
        </span>
        <span className="flex w-96 shrink-0 justify-end text-12 phone:justify-start">
          <TimeLeft clock={{ state: 'open', openedAt: at, dueAt }} now={now} />
        </span>
      </Link>
    </li>
  );
}

function whatWords({ decision }: InboxItem): string {
  if (decision === null) return 'Escalated';
  const what = decision.outcome === 'approved' ? 'Approval' : 'Rejection';
  if (decision.because === 'true_hit') return `${what}: a hit is a true match`;
  const [first, ...others] = decision.over;
  if (first === undefined) return `${what}: a blocker fails`;
  return others.length === 0 ? `${what}: ${first}` : `${what}: ${first}, and ${others.length} more`;
}
