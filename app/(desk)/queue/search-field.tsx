'use client';

import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** The placeholder tells a role that sees no names what it can search by. */
export function SearchField({ text, seesNames }: { text: string; seesNames: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts('Queue', [{ key: '/', label: 'Search', run: () => input.current?.select() }]);
  return (
    <label
      className={cx(
        'flex h-28 items-center gap-6 rounded-4 border border-l3 bg-s1 px-8',
        'focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1',
        'focus-within:outline-accent phone:h-44',
      )}
    >
      <Icon name="search" className="text-t3" />
      <input
        ref={input}
        type="search"
        name="text"
        defaultValue={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder={seesNames ? 'Name, id, email, document number' : 'Case number or id'}
        aria-label={seesNames ? 'Search' : 'Search by case number or id'}
        className="w-full min-w-0 bg-transparent outline-none"
      />
      <Kbd>/</Kbd>
    </label>
  );
}
