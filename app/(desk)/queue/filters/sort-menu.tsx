import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import { type SortKey, sortOf, sortParam, sortsOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { goToFilter } from '../use-queue.ts';

const words: Record<SortKey, [natural: string, reversed: string]> = {
  due: ['Due first', 'Due last'],
  opened: ['Oldest first', 'Newest first'],
  risk: ['Highest risk first', 'Lowest risk first'],
  country: ['Country A to Z', 'Country Z to A'],
  provider: ['Provider A to Z', 'Provider Z to A'],
  assignee: ['Assignee A to Z', 'Assignee Z to A'],
  decided: ['Latest decision first', 'Earliest decision first'],
};

/** The same as the heads of the columns, in words: also for a phone, which has no heads. */
export function SortMenu({ filter }: { filter: QueueFilter }) {
  const current = sortOf(filter);
  return (
    <Menu
      label="Sort"
      triggerLabel={`Sort: ${words[current.by][current.isReversed ? 1 : 0]}`}
      triggerClass={buttonClass('plain', 'sm')}
      trigger={
        <>
          {words[current.by][current.isReversed ? 1 : 0]}
          <Icon name="down" size={12} />
        </>
      }
    >
      {sortsOf(filter.tab).flatMap((by) =>
        [false, true].map((isReversed) => {
          const sort = { by, isReversed };
          const isOn = sortParam(sort) === sortParam(current);
          return (
            <MenuItem
              key={sortParam(sort)}
              kind="radio"
              checked={isOn}
              onChoose={() => goToFilter(queueAddress({ ...filter, sort, cursor: null }))}
            >
              {words[by][isReversed ? 1 : 0]}
              {isOn && <Icon name="check" className="ms-auto" />}
            </MenuItem>
          );
        }),
      )}
    </Menu>
  );
}
