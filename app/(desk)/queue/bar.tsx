import { TakeNext } from '#components/review/claims/take-next.tsx';
import { Time } from '#components/review/time/time.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Bell } from '#components/shell/notices/bell.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { ExportButton } from './export/export-button.tsx';
import { QueueSearch } from './search-field.tsx';

type QueueBarProps = {
  filter: QueueFilter;
  /** Of which filter and page the rows on the screen are; null while they are of another one. */
  rowsOf: string | null;
  readAt: string;
  state: ReadState;
  onReadAgain: () => void;
  person: Person;
  canCreate: boolean;
  /** How many cases match the filter; undefined for those who may not order a file of them. */
  toExport: string | null | undefined;
  canDecide: boolean;
  seesNames: boolean;
  /** Every case here is a test case: said once, not in each row. */
  isAllTest: boolean;
};

/** Events arrive; or the queue asks by itself; or what it asked was not answered. */
type ReadState = 'live' | 'polled' | 'failed';

export function QueueBar({ filter, rowsOf, readAt, state, onReadAgain, person, isAllTest, ...may }: QueueBarProps) {
  const { canCreate, canDecide, seesNames, toExport } = may;
  return (
    <header
      className={cx(
        'flex h-48 shrink-0 items-center gap-8 px-16 phone:h-auto phone:min-h-48 phone:flex-wrap',
        'phone:py-8',
      )}
    >
      <h1 className="text-15 font-semibold tracking-tight">Queue</h1>
      <ReadAgain readAt={readAt} state={state} onReadAgain={onReadAgain} />
      <span className="me-auto flex min-w-0 items-center gap-6 text-12 whitespace-nowrap text-t3">
        {isAllTest && (
          <>
            <Tag>Test</Tag>
            <span className="truncate narrow:hidden">every case here is a test case</span>
          </>
        )}
      </span>
      <QueueSearch filter={filter} rowsOf={rowsOf} seesNames={seesNames} />
      {toExport !== undefined && <ExportButton filter={filter} all={toExport} />}
      {canCreate && (
        <ScreenLink href="/applicants/new" className={buttonClass()}>
          New applicant
        </ScreenLink>
      )}
      {canDecide && <TakeNext group="Queue" />}
      {person.hasNotices && (
        <span className="hidden phone:block">
          <Bell rail />
        </span>
      )}
      <span className="hidden phone:block">
        <MeMenu person={person} rail />
      </span>
    </header>
  );
}

function ReadAgain({ readAt, state, onReadAgain }: Pick<QueueBarProps, 'readAt' | 'state' | 'onReadAgain'>) {
  return (
    <button
      type="button"
      onClick={onReadAgain}
      title="Read again"
      className="flex items-center gap-6 rounded-4 ps-4 text-12 text-t3 hover:text-t1"
    >
      {state === 'live' ? <span className="size-6 rounded-full bg-pass" /> : <Icon name="rotate" />}
      <span className="truncate">
        {readWords[state]}
        <Time at={readAt} as="seconds" />
      </span>
    </button>
  );
}

const readWords: Record<ReadState, string> = {
  live: 'Live, ',
  polled: 'As of ',
  failed: 'Could not be refreshed. As of ',
};
