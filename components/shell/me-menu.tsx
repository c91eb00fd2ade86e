'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { useState } from 'react';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Menu, MenuItem, menuItemClass } from '#components/ui/menu.tsx';
import type { Person } from './navigation.ts';
import { areKeysOn, chooseKeys, chooseTheme } from './preference.ts';
import { type Theme, toTheme } from './theme.ts';

const choices: { theme: Theme; label: string; icon: IconName }[] = [
  { theme: 'system', label: 'As the system', icon: 'screen' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

/** Who is signed in, how the desk looks to them, and the way out. */
export function MeMenu({ person, rail = false }: { person: Person; rail?: boolean }) {
  const { name, role } = person;
  return (
    <Menu
      label={`${name}, ${role}: settings`}
      triggerClass={rail ? railTrigger : sideTrigger}
      trigger={<Trigger name={name} role={role} rail={rail} />}
      side={rail ? 'right' : 'top'}
      align={rail ? 'end' : 'start'}
    >
      {rail && <p className="px-8 py-4 text-12 text-t3">{`${name}, ${role}`}</p>}
      <ThemeChoice />
      <Base.Separator className="my-4 h-1 bg-l1" />
      <KeysChoice />
      <MenuItem onClick={() => void person.signOut().then(() => location.assign('/sign-in'))}>
        <Icon name="leave" className="text-t3" />
        Sign out
      </MenuItem>
    </Menu>
  );
}

function Trigger({ name, role, rail }: { name: string; role: string; rail: boolean }) {
  if (rail) return <Icon name="settings" size={16} />;
  return (
    <>
      <span className="min-w-0 grow truncate">{name}</span>
      <span className="text-t3">{role}</span>
    </>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => toTheme(document.documentElement.dataset.theme));
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <Base.RadioGroup value={theme} onValueChange={choose}>
      {choices.map((choice) => (
        <Base.RadioItem key={choice.theme} value={choice.theme} className={menuItemClass}>
          <Icon name={choice.icon} className="text-t3" />
          {choice.label}
          <Base.RadioItemIndicator className="ms-auto">
            <Icon name="check" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

function KeysChoice() {
  const [areOn, setAreOn] = useState(areKeysOn);
  const choose = (next: boolean) => {
    chooseKeys(next);
    setAreOn(next);
  };
  return (
    <Base.CheckboxItem checked={areOn} onCheckedChange={choose} className={menuItemClass}>
      <Icon name="keyboard" className="text-t3" />
      Single-letter keys
      <Base.CheckboxItemIndicator className="ms-auto">
        <Icon name="check" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

const sideTrigger =
  'mt-8 -mb-8 flex h-36 w-full items-center gap-8 border-t border-l1 px-8 text-12 hover:text-t1 focus-visible:-outline-offset-2';
const railTrigger = 'grid size-32 place-items-center rounded-4 text-t3 hover:bg-s2 hover:text-t1 data-popup-open:bg-s3';
