'use client';

import { Command as List } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Keys } from '../hints/keys.tsx';
import { leave } from '../me/leave.ts';
import type { Person } from '../navigation.ts';
import { chooseTheme } from '../preference.ts';
import { perform, type Registered, useActing } from '../shortcuts.tsx';
import { themeLabels, themes } from '../theme.ts';
import { Applicants } from './applicants.tsx';
import { type Command, commandsOf, found } from './commands.ts';
import { groupClass, itemClass } from './list-class.ts';
import { useFoundApplicants } from './use-found-applicants.ts';
import { paletteKey } from './use-palette.ts';

type PaletteProps = {
  person: Person;
  /** Where the focus was when it was opened. */
  focus: Element;
  onClose: () => void;
};

/**
 * Places, the keys of the screen as commands, and applicants, by typing. Rendered only after it was opened: on the
 * server the library's label would be visible, since the policy refuses style attributes.
 */
export function Palette({ person, focus, onClose }: PaletteProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const applicants = useFoundApplicants(text, person.canSeeQueue);
  /** First it closes, which gives the focus back: a command acts where its key would have acted. */
  const choose = (run: () => void) => {
    box.current?.closest('dialog')?.close();
    run();
  };
  const commands = found(useCommands(person, focus), text);
  return (
    <Dialog title="Search or act" isBare onClose={onClose}>
      <List ref={box} label="Search or act" shouldFilter={false} vimBindings={false}>
        <div className="flex h-40 items-center gap-8 border-b border-l2 px-12 phone:h-48">
          <Icon name="search" className="text-t3" />
          <List.Input
            ref={beginHere}
            value={text}
            onValueChange={setText}
            maxLength={200}
            spellCheck={false}
            placeholder={placeholders[person.canSeeQueue ? 'all' : 'commands']}
            className="w-full min-w-0 bg-transparent outline-none"
          />
        </div>
        <List.List label="Places, commands, applicants" className="max-h-440 overflow-y-auto p-4 thin-scroll">
          {[...Map.groupBy(commands, ({ group }) => group)].map(([group, lines]) => (
            <List.Group key={group} heading={group} className={groupClass}>
              {lines.map(({ label, keys, run }) => (
                <List.Item key={label} value={`${group} ${label}`} onSelect={() => choose(run)} className={itemClass}>
                  <span className="truncate">{label}</span>
                  <span className="ms-auto flex gap-4">
                    <Keys keys={keys} />
                  </span>
                </List.Item>
              ))}
            </List.Group>
          ))}
          {applicants && <Applicants {...applicants} text={text.trim()} onChoose={choose} />}
        </List.List>
        {commands.length === 0 && !applicants && (
          <p role="status" className="px-12 pb-12 text-t3">
            No place and no command has these words.
          </p>
        )}
      </List>
    </Dialog>
  );
}

/** The dialog gives the focus to the first element that takes it, and the list itself would. */
function beginHere(field: HTMLInputElement | null): void {
  field?.setAttribute('autofocus', '');
}

const placeholders = { all: 'Place, command, name, case number, id', commands: 'Place or command' };

/** The places first, which are the same on every screen, then what the screen itself offers. */
function useCommands(person: Person, focus: Element): Command[] {
  const router = useRouter();
  const acting = useActing();
  /** The screen may have been drawn anew since: what the key would do now is done. */
  const act = ({ group, key }: Registered) => {
    const now = acting().find((shortcut) => shortcut.key === key && shortcut.group === group);
    if (now) perform(now);
  };
  const keys = commandsOf(acting(focus), act).filter((command) => !command.keys.includes(paletteKey));
  const isLast = ({ group }: Command) => group === 'Everywhere';
  const isPlace = ({ group }: Command) => group === 'Go';
  const account = { group: 'Go', label: 'Your account', keys: [], run: () => router.push('/me') };
  const settings = [
    ...themes.map((theme) => ({ label: `Theme: ${themeLabels[theme]}`, run: () => chooseTheme(theme) })),
    { label: 'Keys: change them, switch single letters off', run: () => router.push('/me#keys') },
    { label: 'Sign out', run: () => void leave(person) },
  ].map((setting) => ({ ...setting, group: 'Settings', keys: [] }));
  return [
    ...keys.filter(isPlace),
    account,
    ...keys.filter((command) => !isPlace(command) && !isLast(command)),
    ...keys.filter(isLast),
    ...settings,
  ];
}
