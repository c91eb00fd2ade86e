import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { HitState } from '#lib/review/hits/hit.ts';
import { hitStateWords, severities, severityWord } from './words.ts';

type Line = {
  id: string;
  entryName: string | null;
  hasRecord: boolean;
  list: string | null;
  topicLabel: string;
  severity: number;
  state: HitState;
  /** Whom it may be; null where the screen says so already. */
  person: string | null;
  age: string;
  who: string | null;
  /** A colleague closed it, or the vendor took it back, since the list was read. */
  hasLeft?: boolean;
};

/** One hit of a list: how bad, which entry, since when; and below, on which list, whom, and who has it. */
export function HitLine({ line, isCurrent, onOpen }: { line: Line; isCurrent: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      data-hit={line.id}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onOpen}
      className={cx(
        'grid hit-row-grid w-full gap-x-8 border-b border-l1 px-16 pt-7 pb-8 text-start -outline-offset-2',
        isCurrent ? 'border-s-2 border-s-accent bg-accent-tint ps-14' : 'hover:bg-s2',
      )}
    >
      <Icon name={barsOf(line.severity)} className="mt-3" />
      <span className={cx('flex min-w-0 items-center gap-6', line.hasRecord ? 'font-medium' : 'text-t2')}>
        {!line.hasRecord && <Icon name="unknown" className="text-unknown" />}
        <bdi className="truncate">{line.entryName ?? 'No record given'}</bdi>
      </span>
      <span className="text-end text-12 leading-20 text-t2">{line.age}</span>
      <span className="col-start-2 flex min-w-0 gap-8 text-12 text-t3">
        <span
          className={cx('truncate text-t2', line.person !== null && 'max-w-176 shrink-0')}
        >{`${severityWord(line.severity)}, ${line.list ?? line.topicLabel}`}</span>
        {line.person && <bdi className="truncate">{line.person}</bdi>}
      </span>
      <span className="flex items-center justify-end gap-5 text-12 whitespace-nowrap text-t2">
        {!line.hasLeft && <Icon name={stateIcons[line.state]} size={12} className="text-t3" />}
        {wordsOf(line)}
      </span>
    </button>
  );
}

function wordsOf({ hasLeft, state, who }: Line): string {
  if (hasLeft) return 'Left this list';
  return state === 'open' && who ? who : hitStateWords[state];
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
