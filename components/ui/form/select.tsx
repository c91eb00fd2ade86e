'use client';

import type { KeyboardEvent } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { Menu, MenuItem } from '../menu/menu.tsx';

type SelectProps = {
  label: string;
  value: string | null;
  placeholder: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** A choice from a list. While it is open, the digits 1 to 9 choose. */
export function Select({ label, value, placeholder, options, onChange, open, onOpenChange }: SelectProps) {
  const chosen = options.find((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (!option) return;
    event.preventDefault();
    onChange(option.value);
    onOpenChange(false);
  };
  return (
    <Menu
      label={label}
      triggerLabel={`${label}: ${chosen?.label ?? placeholder}`}
      at="under"
      open={open}
      onOpenChange={onOpenChange}
      onKeyDown={onKeyDown}
      triggerClass={triggerClass}
      trigger={
        <>
          <span className={cx('truncate', !chosen && 'text-t3')}>{chosen?.label ?? placeholder}</span>
          <Icon name="down" className="text-t3" />
        </>
      }
    >
      {options.map((option, index) => (
        <MenuItem
          key={option.value}
          kind="radio"
          checked={option.value === value}
          onChoose={() => onChange(option.value)}
        >
          {index < 9 && <Kbd>{String(index + 1)}</Kbd>}
          <span className="truncate">{option.label}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

const triggerClass = cx(
  'flex h-28 w-full min-w-0 items-center justify-between gap-6 rounded-4 border border-l3 bg-s1 px-8',
  'focus-visible:border-transparent focus-visible:-outline-offset-1 aria-expanded:border-transparent',
  'aria-expanded:outline-2 aria-expanded:-outline-offset-1 aria-expanded:outline-accent phone:h-36',
);
