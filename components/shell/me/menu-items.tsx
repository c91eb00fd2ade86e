'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { focusItem } from '#components/ui/menu/focus.ts';
import { MenuItem } from '#components/ui/menu/menu.tsx';
import { type Person, placesFor } from '../navigation.ts';
import { useOpenPalette } from '../palette/use-palette.ts';
import { chooseTheme } from '../preference.ts';
import { type Theme, themeLabels, themes, toTheme } from '../theme.ts';
import { useKeys } from '../use-keys.ts';
import { leave } from './leave.ts';
import { useChangeKeys } from './use-change-keys.ts';

const icons: Record<Theme, IconName> = { system: 'screen', light: 'sun', dark: 'moon' };

/** What is in the member's menu; rendered only while it is open, so in a browser. */
export function MenuItems({ person, rail }: { person: Person; rail: boolean }) {
  const line = useRef<HTMLHRElement>(null);
  useEffect(() => {
    // Where these files came later than the menu opened, no item could take the focus.
    const menu = line.current?.closest<HTMLElement>('[role=menu]');
    if (menu && !menu.contains(document.activeElement)) focusItem(menu);
  }, []);
  return (
    <>
      {rail && <p className="px-8 py-4 text-12 text-t3">{`${person.name}, ${person.role}`}</p>}
      {rail && <PhonePlaces person={person} />}
      <ThemeChoice />
      <hr ref={line} className="my-4 border-t border-l1" />
      <KeysChoice person={person} />
      <AccountItem />
      <MenuItem onChoose={() => void leave(person)}>
        <Icon name="leave" className="text-t3" />
        Sign out
      </MenuItem>
    </>
  );
}

/** As the `phone:` of the styles. */
const phone = '(max-width: 720px)';

function PhonePlaces({ person }: { person: Person }) {
  const router = useRouter();
  const openPalette = useOpenPalette();
  if (!matchMedia(phone).matches) return null;
  return (
    <>
      <MenuItem onChoose={openPalette}>
        <Icon name="search" className="text-t3" />
        Search or act
      </MenuItem>
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

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => toTheme(document.documentElement.dataset.theme));
  return themes.map((choice) => (
    <MenuItem
      key={choice}
      kind="radio"
      checked={choice === theme}
      keepOpen
      onChoose={() => {
        chooseTheme(choice);
        setTheme(choice);
      }}
    >
      <Icon name={icons[choice]} className="text-t3" />
      {themeLabels[choice]}
      {choice === theme && <Icon name="check" className="ms-auto" />}
    </MenuItem>
  ));
}

function KeysChoice({ person }: { person: Person }) {
  const { areOn } = useKeys();
  const { problem, change } = useChangeKeys(person);
  const choose = () => void change({ do: 'switch', areOn: !areOn });
  return (
    <>
      <MenuItem kind="checkbox" checked={areOn} keepOpen onChoose={choose}>
        <Icon name="keyboard" className="text-t3" />
        Single-letter keys
        {areOn && <Icon name="check" className="ms-auto" />}
      </MenuItem>
      {problem && <FieldError>{problem.message}</FieldError>}
    </>
  );
}
