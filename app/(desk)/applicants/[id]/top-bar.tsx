import { Ago } from '#components/review/ago.tsx';
import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { Time } from '#components/review/time.tsx';
import { TimeLeft } from '#components/review/time-left.tsx';
import { riskWords } from '#components/review/words.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Tag } from '#components/ui/tag.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';

/** The applicant's name and marks, the case, and the age of our copy. */
export function TopBar({ view, lifecycle, now }: { view: ApplicantView; lifecycle: LifecycleView; now: string }) {
  const { flags } = view;
  return (
    <header
      className={cx(
        'flex h-44 shrink-0 items-center gap-10 overflow-hidden border-b border-l2 bg-s1 ps-8',
        'pe-16 whitespace-nowrap',
      )}
    >
      <BackToQueue />
      <span className="h-16 w-1 shrink-0 bg-l2" />
      <h1 className="min-w-0 truncate text-15 font-semibold">
        <bdi>{view.name ?? view.case?.number ?? view.externalId}</bdi>
      </h1>
      {view.latinName && <span className="min-w-0 truncate text-t2 narrow:hidden">{view.latinName}</span>}
      {view.mode === 'test' && <Tag>Test</Tag>}
      {flags.isArchived && <Tag>Archived at {view.providerLabel}</Tag>}
      {lifecycle.isArchived && <Tag>Archived</Tag>}
      {lifecycle.hold && <Tag>Legal hold</Tag>}
      {lifecycle.erasedAt && <Tag>Erased</Tag>}
      {flags.deletionScheduledFor && (
        <Tag>
          Deletion <Time at={flags.deletionScheduledFor} as="date" />
        </Tag>
      )}
      {flags.isAnonymized && !lifecycle.erasedAt && <Tag>Anonymized</Tag>}
      {view.case && <CaseFacts view={view.case} now={now} />}
      <span className="text-12 text-t2 stacked:hidden">
        {view.providerLabel} says{' '}
        {view.providerStatus ? <span className="mono">{view.providerStatus}</span> : 'nothing'}
      </span>
      <span className="ms-auto text-12 text-t3 stacked:hidden">
        Copy from <Ago at={view.fetchedAt} now={now} />
      </span>
      {view.portalLink && (
        <a
          href={view.portalLink}
          target="_blank"
          rel="noopener noreferrer"
          className={cx(buttonClass('quiet', 'sm'), 'phone:hidden')}
        >
          Open at {view.providerLabel}
        </a>
      )}
    </header>
  );
}

function CaseFacts({ view, now }: { view: NonNullable<ApplicantView['case']>; now: string }) {
  return (
    <div className="flex items-center gap-12 text-12 text-t2">
      <span className="mono stacked:hidden">{view.number}</span>
      {view.state !== 'decided' && <TimeLeft clock={view} now={now} />}
      <span className="phone:hidden">
        <CaseStateLabel state={view.state} outcome={view.outcome} />
      </span>
      <span className="phone:hidden">Risk {riskWords[view.risk].toLowerCase()}</span>
    </div>
  );
}
