'use client';

import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { focusItem, itemsOf, moveFocus } from './focus.ts';
import type { MenuPlace } from './place.ts';
import { usePopover } from './use-popover.ts';

type MenuProps = {
  /** The content of the trigger, which is a button. */
  trigger: ReactNode;
  label: string;
  /** The trigger's label, where its content does not say enough. */
  triggerLabel?: string;
  triggerClass: string;
  children: ReactNode;
  at?: MenuPlace;
};

/**
 * A menu beside its trigger, on the browser's own popover: it lies above everything, closes on Escape or a click
 * elsewhere, and returns the focus. Arrow keys, Home, End and first letters move in it.
 */
export function Menu({ trigger, label, triggerLabel, triggerClass, children, at = 'below' }: MenuProps) {
  const id = useId();
  const { button, popup, isOpen, onBeforeToggle, onToggle } = usePopover({ at, onPresent: presentItems });
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={triggerLabel}
        className={triggerClass}
      >
        {trigger}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={(event) => moveFocus(event, itemsOf(event.currentTarget))}
        className={cx(
          'inset-auto max-h-360 min-w-176 overflow-auto rounded-6 bg-s4 p-4 text-t1 shadow-float',
          'phone:max-h-480',
        )}
      >
        {isOpen && children}
      </div>
    </>
  );
}

function presentItems(_button: HTMLElement, popup: HTMLElement): void {
  if (!popup.contains(document.activeElement)) focusItem(popup);
}

type MenuItemProps = {
  onChoose: () => void;
  children: ReactNode;
  /** `radio`: one of a set is on. `checkbox`: each is on or off. */
  kind?: 'radio' | 'checkbox';
  checked?: boolean;
  keepOpen?: boolean;
};

export function MenuItem({ onChoose, children, kind, checked, keepOpen }: MenuItemProps) {
  const choose = (element: HTMLElement) => {
    if (!keepOpen) element.closest<HTMLElement>('[popover]')?.hidePopover();
    onChoose();
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checked only with a role that has it
    <button
      type="button"
      role={kind ? `menuitem${kind}` : 'menuitem'}
      aria-checked={kind ? checked : undefined}
      tabIndex={-1}
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={(event) => choose(event.currentTarget)}
      className={cx(
        'flex min-h-28 w-full items-center gap-8 rounded-4 px-8 py-2 whitespace-nowrap outline-none select-none',
        'focus:bg-s3 phone:min-h-44 forced-colors:focus:outline-2',
      )}
    >
      {children}
    </button>
  );
}
