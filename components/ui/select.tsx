'use client';

import { Menu as Base } from '@base-ui/react/menu';
import type { KeyboardEvent } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { menuItemClass } from './menu.tsx';

export type SelectOption = { value: string; label: string };

/** One of a list. Open, the digits 1 to 9 choose. */
export function Select(props: {
  label: string;
  value: string | null;
  placeholder: string;
  options: SelectOption[];
  onChange: (value: string) => void;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const chosen = props.options.find((option) => option.value === props.value);
  const choose = (value: string) => {
    props.onChange(value);
    props.onOpenChange(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) ? props.options[Number(event.key) - 1] : undefined;
    if (!option) return;
    event.preventDefault();
    event.stopPropagation();
    choose(option.value);
  };
  return (
    <Base.Root modal={false} open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Trigger aria-label={`${props.label}: ${chosen?.label ?? props.placeholder}`} className={triggerClass}>
        <span className={cx('truncate', !chosen && 'text-t3')}>{chosen?.label ?? props.placeholder}</span>
        <Icon name="down" className="text-t3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-20">
          <Base.Popup
            onKeyDown={onKeyDown}
            className="max-h-288 w-(--anchor-width) overflow-auto rounded-6 bg-s4 p-4 shadow-float outline-none"
          >
            <Base.RadioGroup value={props.value} onValueChange={choose}>
              {props.options.map((option, index) => (
                <Base.RadioItem key={option.value} value={option.value} closeOnClick className={menuItemClass}>
                  {index < 9 && <Kbd>{String(index + 1)}</Kbd>}
                  <span className="truncate">{option.label}</span>
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const triggerClass =
  'flex h-28 w-full min-w-0 items-center justify-between gap-6 rounded-4 border border-l3 bg-s1 px-8 focus-visible:border-transparent focus-visible:-outline-offset-1 data-popup-open:border-transparent data-popup-open:outline-2 data-popup-open:-outline-offset-1 data-popup-open:outline-accent phone:h-36';
