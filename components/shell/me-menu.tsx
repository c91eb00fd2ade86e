'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '../ui/menu/menu.tsx';
import { type Person, placesFor } from './navigation.ts';
import { areKeysOn, chooseKeys, chooseTheme } from './preference.ts';
import { type Theme, toTheme } from './theme.ts';

const choices: { theme: Theme; label: string; icon: IconName }[] = [
  { theme: 'system', label: 'System', icon: 'screen' },
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

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
      {rail && <p className="px-8 py-4 text-12 text-t3">{`${name}, ${role}`}</p>}
      {rail && <PhonePlaces person={person} />}
      <ThemeChoice />
      <hr className="my-4 border-t border-l1" />
      <KeysChoice />
      <AccountItem />
      <MenuItem onChoose={() => void person.signOut().then(() => location.assign('/sign-in'))}>
        <Icon name="leave" className="text-t3" />
        Sign out
      </MenuItem>
    </Menu>
  );
}

/** As the `phone:` of the styles. */
const phone = '(max-width: 720px)';

/** Rendered only while the menu is open, so in a browser. */
function PhonePlaces({ person }: { person: Person }) {
  const router = useRouter();
  if (!matchMedia(phone).matches) return null;
  return (
    <>
      {placesFor(person).map(({ place, href, label, icon }) => (
        <MenuItem key={place} onChoose={() => router.push(href)}>
          <Icon name={icon} className="text-t3" />
          {label}
        </MenuItem>
      ))}
      <hr className="my-4 border-t border-l1" />
    </>
  );
}

function AccountItem() {
  const router = useRouter();
  return (
    <MenuItem onChoose={() => router.push('/me')}>
      <Icon name="lock" className="text-t3" />
      Your account
    </MenuItem>
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

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => toTheme(document.documentElement.dataset.theme));
  return choices.map((choice) => (
    <MenuItem
      key={choice.theme}
      kind="radio"
      checked={choice.theme === theme}
      keepOpen
      onChoose={() => {
        chooseTheme(choice.theme);
        setTheme(choice.theme);
      }}
    >
      <Icon name={choice.icon} className="text-t3" />
      {choice.label}
      {choice.theme === theme && <Icon name="check" className="ms-auto" />}
    </MenuItem>
  ));
}

function KeysChoice() {
  const [areOn, setAreOn] = useState(areKeysOn);
  const choose = () => {
    chooseKeys(!areOn);
    setAreOn(!areOn);
  };
  return (
    <MenuItem kind="checkbox" checked={areOn} keepOpen onChoose={choose}>
      <Icon name="keyboard" className="text-t3" />
      Single-letter keys
      {areOn && <Icon name="check" className="ms-auto" />}
    </MenuItem>
  );
}

const sideTrigger = cx(
  'mt-8 -mb-8 flex h-36 w-full items-center gap-8 border-t border-l1 px-8',
  'text-12 hover:text-t1 focus-visible:-outline-offset-2',
);
const railTrigger =
  'grid size-32 place-items-center rounded-4 text-t3 hover:bg-s2 hover:text-t1 aria-expanded:bg-s3 phone:size-44';
