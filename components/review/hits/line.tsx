import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { HitState } from '#lib/review/hits/hit.ts';
import { hitStateWords, severities, severityWord } from './words.ts';

type HitLineProps = {
  hit: {
    id: string;
    entry: { name: string | null };
    hasRecord: boolean;
    list: string | null;
    topicLabel: string;
    severity: number;
    state: HitState;
  };
  /** Whom it may be, and since when; null where the screen says so already, and the names need the width. */
  person: string | null;
  age: string | null;
  who: string | null;
  /** A colleague closed it, or the vendor took it back, since the list was read. */
  hasLeft?: boolean;
  isCurrent: boolean;
  onOpen: (id: string) => void;
};

/**
 * One hit of a list: how bad, which entry, since when; and below, on which list, whom, and who has it. Drawn again only
 * when it changes: of three hundred, a key changes two.
 */
export const HitLine = memo(function HitLine({ hit, person, age, isCurrent, onOpen, ...whose }: HitLineProps) {
  const isNarrow = age === null;
  return (
    <button
      type="button"
      data-hit={hit.id}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onOpen(hit.id)}
      className={cx(
        'grid hit-row-grid w-full gap-x-8 border-b border-l1 px-16 pt-7 pb-8 text-start -outline-offset-2',
        isCurrent ? 'border-s-2 border-s-accent bg-accent-tint ps-14' : 'hover:bg-s2',
      )}
    >
      <Icon name={barsOf(hit.severity)} className="mt-3" />
      <span
        className={cx(
          'flex min-w-0 items-center gap-6',
          hit.hasRecord ? 'font-medium' : 'text-t2',
          isNarrow && 'col-span-2',
        )}
      >
        {!hit.hasRecord && <Icon name="unknown" className="text-unknown" />}
        <bdi className="truncate">{hit.entry.name ?? 'No record given'}</bdi>
      </span>
      {!isNarrow && <span className="text-end text-12 leading-20 text-t2">{age}</span>}
      <span className="col-start-2 flex min-w-0 gap-8 text-12 text-t3">
        <span className={cx('truncate text-t2', person !== null && 'max-w-176 shrink-0')}>
          <span className={cx(isNarrow && 'sr-only')}>{`${severityWord(hit.severity)}, `}</span>
          {hit.list ?? hit.topicLabel}
        </span>
        {person && <bdi className="truncate">{person}</bdi>}
      </span>
      <Whose state={hit.state} {...whose} />
    </button>
  );
});

/** Who has an open hit, or what was said of it. */
function Whose({ state, who, hasLeft }: { state: HitState; who: string | null; hasLeft?: boolean }) {
  const isHeld = state === 'open' && who !== null;
  return (
    <span className="flex items-center justify-end gap-5 text-12 whitespace-nowrap text-t2">
      {!hasLeft && <Icon name={isHeld ? 'claimed' : stateIcons[state]} size={12} className="text-t3" />}
      {hasLeft ? 'Left this list' : isHeld ? who : hitStateWords[state]}
    </span>
  );
}

const stateIcons: Record<HitState, IconName> = {
  open: 'open',
  true_match: 'agrees',
  false_positive: 'contradicts',
  unsure: 'people',
};

function barsOf(severity: number): IconName {
  if (severity >= severities.severe) return 'riskHigh';
  return severity >= severities.high ? 'riskMedium' : 'riskLow';
}
