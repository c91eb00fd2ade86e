'use client';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { Menu } from '#components/ui/menu/menu.tsx';
import type { Person } from '../navigation.ts';

const MenuItems = laterPanel(async () => (await import('./menu-items.tsx')).MenuItems);

/** The member's menu: name and role, theme, keys, sign out; on a phone, which has no sidebar, the other screens too. */
export function MeMenu({ person, rail = false }: { person: Person; rail?: boolean }) {
  const { name, role } = person;
  return (
    <Menu
      label="Settings"
      triggerLabel={rail ? `Settings of ${name}, ${role}` : undefined}
      at={rail ? 'beside' : 'above'}
      triggerClass={rail ? railTrigger : sideTrigger}
      trigger={<Trigger person={person} rail={rail} />}
    >
      <MenuItems person={person} rail={rail} />
    </Menu>
  );
}

function Trigger({ person, rail }: { person: Person; rail: boolean }) {
  if (rail) return <Icon name="settings" size={16} />;
  return (
    <>
      <span className="min-w-0 grow truncate">{person.name}</span>
      <span className="text-t3">{person.role}</span>
      <span className="sr-only">Settings</span>
    </>
  );
}

const sideTrigger = cx(
  'mt-8 -mb-8 flex h-36 w-full items-center gap-8 border-t border-l1 px-8',
  'text-12 hover:text-t1 focus-visible:-outline-offset-2',
);
const railTrigger =
  'grid size-32 place-items-center rounded-4 text-t3 hover:bg-s2 hover:text-t1 aria-expanded:bg-s3 phone:size-44';
