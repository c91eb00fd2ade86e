import type { ReactNode } from 'react';
import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { HolderLabel } from '#components/review/claims/holder-label.tsx';
import { useStanding } from '#components/review/claims/standing.ts';
import type { WhoHas } from '#components/review/claims/who-has.ts';
import { Ago } from '#components/review/time/ago.tsx';
import { Time } from '#components/review/time/time.tsx';
import { TimeLeft } from '#components/review/time/time-left.tsx';
import { riskWords } from '#components/review/words.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { LifecycleView } from '#lib/review/lifecycle/view.ts';
import { barClass } from './frame.ts';

type TopBarProps = {
  view: ApplicantView;
  lifecycle: LifecycleView;
  now: string;
  here: string[];
  who: WhoHas | null;
  /** The acts on the case. */
  children: ReactNode;
};

/** The applicant's name and marks, the case, who else has it open, and the age of our copy. */
export function TopBar({ view, lifecycle, now, here, who, children }: TopBarProps) {
  const { flags } = view;
  const standing = useStanding(view.id);
  return (
    <header className={barClass}>
      <BackToQueue />
      <div className="flex min-w-0 grow items-center gap-10 overflow-hidden phone:basis-240">
        {standing && (
          <>
            <span className="text-12 text-t2 tabular-nums phone:hidden">{standing}</span>
            <span className="h-16 w-1 shrink-0 bg-l2 phone:hidden" />
          </>
        )}
        <h1 className="min-w-0 text-15 font-semibold">
          {/* A block of its own direction: a name written from right to left is cut at its end too. */}
          <bdi className="-my-4 block truncate py-4">{view.name ?? view.case?.number ?? view.externalId}</bdi>
        </h1>
        {view.latinName && <span className="min-w-0 shrink-12 truncate text-t2 narrow:hidden">{view.latinName}</span>}
        {view.mode === 'test' && <Tag>Test</Tag>}
        {flags.isArchived && <Tag>Archived at {view.providerLabel}</Tag>}
        {lifecycle.isArchived && <Tag>Archived</Tag>}
        {lifecycle.hold && <Tag>Legal hold</Tag>}
        {lifecycle.erased && <Tag>Erased</Tag>}
        {flags.deletionScheduledFor && (
          <Tag>
            Deletion <Time at={flags.deletionScheduledFor} as="date" />
          </Tag>
        )}
        {flags.isAnonymized && !lifecycle.erased && <Tag>Anonymized</Tag>}
        {view.case && !lifecycle.erased && (
          <CaseFacts view={view.case} isNamed={view.name !== null} now={now} who={who} />
        )}
        {!lifecycle.erased && (
          // The name is cut last, what is also told elsewhere first.
          <span className="min-w-0 shrink-99 truncate text-12 text-t2 stacked:hidden">
            <ProviderSays view={view} />
          </span>
        )}
        {here.length > 0 && (
          <span role="status" className="flex min-w-0 shrink-12 items-center gap-6 text-12 text-t1">
            <span className="size-6 shrink-0 rounded-full bg-pass" />
            <span className="truncate">{`${here.join(', ')} here now`}</span>
          </span>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-8">
        {!lifecycle.erased && (
          <span className="text-12 text-t3 narrow:hidden">
            Copy from <Ago at={view.fetchedAt} now={now} />
          </span>
        )}
        {view.portalLink && (
          <a
            href={view.portalLink}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`Open at ${view.providerLabel}`}
            title={`Open at ${view.providerLabel}`}
            className={cx(buttonClass('quiet', 'md', true), 'phone:hidden')}
          >
            <Icon name="external" />
          </a>
        )}
        {children}
      </div>
    </header>
  );
}

/** The vendor's status in plain words, and its own word beside them where it is another. */
function ProviderSays({ view }: Pick<Parameters<typeof TopBar>[0], 'view'>) {
  const { providerLabel, providerStatus: said, providerStatusWords: words } = view;
  if (said === null) return `${providerLabel} says nothing`;
  if (words === null) return `${providerLabel} says “${said}”`;
  return (
    <>
      {`${providerLabel} says ${words}`}
      {words.toLowerCase() !== said.toLowerCase() && <span className="ms-6 mono text-t3">{said}</span>}
    </>
  );
}

type CaseFactsProps = {
  view: NonNullable<ApplicantView['case']>;
  /** Without a name, the number of the case is the title. */
  isNamed: boolean;
  now: string;
  who: WhoHas | null;
};

function CaseFacts({ view, isNamed, now, who }: CaseFactsProps) {
  return (
    <div className="flex items-center gap-12 text-12 text-t2">
      {isNamed && <span className="mono stacked:hidden">{view.number}</span>}
      {view.state !== 'decided' && <TimeLeft clock={view} now={now} />}
      <span className="phone:hidden">
        <HolderLabel of={view} who={who} />
      </span>
      <span className="phone:hidden">Risk {riskWords[view.risk].toLowerCase()}</span>
    </div>
  );
}
