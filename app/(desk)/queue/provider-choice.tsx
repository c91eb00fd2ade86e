'use client';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { goToFilter } from './use-queue.ts';

/** Adds and removes providers from the filter; it stays open for the next choice. */
export function ProviderChoice({
  filter,
  providers,
}: {
  filter: QueueFilter;
  providers: [id: string, label: string][];
}) {
  const toggle = (id: string) => {
    const others = filter.providers.filter((provider) => provider !== id);
    const isOn = filter.providers.includes(id);
    goToFilter(queueAddress({ ...filter, providers: isOn ? others : [...others, id], cursor: null }));
  };
  return (
    <Menu
      label="Filter by provider"
      triggerClass={cx(
        'inline-flex h-24 shrink-0 items-center gap-4 rounded-4 border border-dashed border-l2',
        'px-6 text-12 text-t2 hover:bg-s2 hover:text-t1 phone:h-36',
      )}
      trigger={
        <>
          <Icon name="plus" />
          Provider
        </>
      }
    >
      {providers.map(([id, label]) => {
        const isOn = filter.providers.includes(id);
        return (
          <MenuItem key={id} kind="checkbox" checked={isOn} keepOpen onChoose={() => toggle(id)}>
            {label}
            {isOn && <Icon name="check" className="ms-auto" />}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
