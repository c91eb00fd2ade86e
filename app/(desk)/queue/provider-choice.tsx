'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { useRouter } from 'next/navigation';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, menuItemClass } from '#components/ui/menu.tsx';
import type { QueueFilter } from '#lib/review/views.ts';
import { queueAddress } from './address.ts';

/** Adds providers to the filter, or takes them off; stays open for the next. */
export function ProviderChoice({ filter, providers }: { filter: QueueFilter; providers: [id: string, label: string][] }) {
  const router = useRouter();
  const toggle = (id: string, isOn: boolean) => {
    const others = filter.providers.filter((provider) => provider !== id);
    router.push(queueAddress({ ...filter, providers: isOn ? [...others, id] : others, cursor: null }));
  };
  return (
    <Menu
      label="Filter by provider"
      triggerClass="inline-flex h-24 shrink-0 items-center gap-4 rounded-4 border border-dashed border-l2 px-6 text-12 text-t2 hover:bg-s2 hover:text-t1 phone:h-36"
      trigger={
        <>
          <Icon name="plus" />
          Provider
        </>
      }
    >
      {providers.map(([id, label]) => (
        <Base.CheckboxItem
          key={id}
          checked={filter.providers.includes(id)}
          onCheckedChange={(isOn) => toggle(id, isOn)}
          className={menuItemClass}
        >
          {label}
          <Base.CheckboxItemIndicator className="ms-auto">
            <Icon name="check" />
          </Base.CheckboxItemIndicator>
        </Base.CheckboxItem>
      ))}
    </Menu>
  );
}
