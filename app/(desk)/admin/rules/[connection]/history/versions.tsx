'use client';

import { useRouter } from 'next/navigation';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import type { JudgedCounts, VersionView } from '#lib/review/rules/view.ts';
import { partHref } from '../../place.ts';
import { type VersionLine, versionName } from './chosen.ts';

type VersionsProps = {
  connectionId: string;
  kind: RuleKind;
  versions: readonly VersionLine[];
  /** The ids of the two that are compared. */
  pair: { a: string; b: string } | null;
  judged: Record<string, JudgedCounts>;
};

/** All versions, newest first. Two radios choose which two are compared. */
export function Versions({ connectionId, kind, versions, pair, judged }: VersionsProps) {
  const router = useRouter();
  const choose = (change: { a?: string; b?: string }) => {
    const next = { kind, ...pair, ...change };
    router.replace(partHref(connectionId, 'history', next), { scroll: false });
  };
  return (
    <>
      <div className="grid h-28 shrink-0 rule-version-grid items-center gap-x-8 border-b border-l2 bg-s0 px-16 text-11">
        <span className="text-center font-medium text-t3">A</span>
        <span className="text-center font-medium text-t3">B</span>
        <span className="col-span-2 font-medium text-t3">Version and who</span>
        <span className="font-medium text-t3">Since, applicants</span>
      </div>
      <ul className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
        {versions.map((version) => {
          const isChosen = version.id === pair?.a || version.id === pair?.b;
          return (
            <li
              key={version.id}
              className={cx(
                'grid min-h-48 rule-version-grid items-start gap-x-8 border-b border-l1 px-16 py-6',
                isChosen && 'bg-accent-tint',
              )}
            >
              {(['a', 'b'] as const).map((side) => (
                <input
                  key={side}
                  type="radio"
                  name={side}
                  checked={pair?.[side] === version.id}
                  disabled={version.isGone || versions.length < 2}
                  aria-label={`Compare ${side === 'a' ? 'from' : 'to'} ${versionName(version)}`}
                  onChange={() => choose({ [side]: version.id })}
                  className="mt-3 size-14 accent-accent-solid"
                />
              ))}
              <Line version={version} judged={judged[version.vendorId ?? '']} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

const icons: Record<VersionView['source'], IconName> = {
  first: 'eye',
  published: 'check',
  outside: 'attention',
  sessions: 'external',
};

function Line({ version, judged }: { version: VersionLine; judged: JudgedCounts | undefined }) {
  const { source, isGone, isInForce, seenAt } = version;
  const isOpen = source === 'outside' && version.acceptedBy === null;
  return (
    <>
      <Icon
        name={isGone ? 'unknown' : icons[source]}
        className={cx('mt-3', isGone ? 'text-unknown' : isOpen ? 'text-attention' : 'text-t2')}
      />
      <span className="min-w-0">
        <b className="flex items-center gap-6 font-medium">
          <span className="truncate">{titleOf(version)}</span>
          {source === 'published' && <Tag>Ours</Tag>}
          {isInForce && <Tag>In force</Tag>}
        </b>
        <small className="block truncate text-12 text-t2">{whoWords(version)}</small>
      </span>
      <span className="text-end text-12 text-t2">
        <Time at={judged?.first ?? seenAt} as="date" />
        <small className="block text-11 text-t3">
          {judged ? countOf(judged.all, 'applicant') : <Time at={seenAt} as="clock" />}
        </small>
      </span>
    </>
  );
}

function titleOf({ source, number }: VersionLine): string {
  if (source === 'sessions') return 'From applicants';
  return source === 'outside' ? `v${number}, outside Docket` : `v${number}`;
}

function whoWords({ source, by, confirmedBy, acceptedBy, vendorId, isGone }: VersionLine): string {
  if (isGone) return `${vendorId ?? 'Without an id'}, no longer at the provider`;
  if (source === 'published' && confirmedBy === null) return `Rolled back by ${by ?? 'a member'} alone`;
  if (source === 'published') return `${by ?? 'Not known'}, confirmed by ${confirmedBy}`;
  if (source === 'outside') return acceptedBy === null ? 'Not taken over yet' : `Taken over by ${acceptedBy}`;
  return source === 'first' ? 'As first read' : `${vendorId ?? ''}, read at the provider`;
}
