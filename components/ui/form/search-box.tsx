import type { ComponentProps } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';

type SearchBoxProps = ComponentProps<'input'> & {
  /** The key that leads to it from anywhere on the screen. */
  shortcut?: string;
};

/** A field to search in. `className` is of the box: its size. */
export function SearchBox({ className, shortcut, ...input }: SearchBoxProps) {
  return (
    <label
      className={cx(
        'flex items-center gap-6 rounded-4 border border-l3 bg-s1 phone:h-44',
        'focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1',
        'focus-within:outline-accent',
        className,
      )}
    >
      <Icon name="search" className="text-t3" />
      <input
        {...input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        className="w-full min-w-0 bg-transparent text-ellipsis outline-none"
      />
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </label>
  );
}
