'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { cx } from '../cx.ts';
import { focusItem, itemsOf, moveFocus } from './focus.ts';
import { type MenuPlace, place } from './place.ts';

type MenuProps = {
  /** The content of the trigger, which is a button. */
  trigger: ReactNode;
  label: string;
  /** The trigger's label, where its content does not say enough. */
  triggerLabel?: string;
  triggerClass: string;
  children: ReactNode;
  at?: MenuPlace;
  /** Opens and closes it from outside; without it only the trigger does. */
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/**
 * A menu beside its trigger, on the browser's own popover: it lies above everything, closes on Escape or a click
 * elsewhere, and returns the focus. Arrow keys, Home, End and first letters move in it.
 */
export function Menu({
  trigger,
  label,
  triggerLabel,
  triggerClass,
  children,
  at = 'below',
  open,
  onOpenChange,
  onKeyDown,
}: MenuProps) {
  const id = useId();
  const { button, popup, isOpen, onBeforeToggle, onToggle } = usePopover(at, open, onOpenChange);
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
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (!event.defaultPrevented) moveFocus(event, itemsOf(event.currentTarget));
        }}
        className="inset-auto max-h-288 min-w-176 overflow-auto rounded-6 bg-s4 p-4 text-t1 shadow-float"
      >
        {(isOpen || open) && children}
      </div>
    </>
  );
}

function usePopover(at: MenuPlace, open: boolean | undefined, onOpenChange: MenuProps['onOpenChange']) {
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const present = () => {
    if (!button.current || !popup.current) return;
    place(popup.current, button.current, at);
    if (!popup.current.contains(document.activeElement)) focusItem(popup.current);
  };
  // Open and in focus before the next key arrives: the browser's own toggle event comes too late for "x 1".
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of `open` opens or closes
  useLayoutEffect(() => {
    if (open === undefined) return;
    popup.current?.togglePopover(open);
    if (open) present();
  }, [open]);
  // The browser may have opened it before this script ran.
  useEffect(() => {
    if (popup.current?.matches(':popover-open')) setIsOpen(true);
  }, []);
  const onBeforeToggle = ({ newState }: ToggleEvent) => {
    // The items must be there before the menu is shown, so that it has its size and something to focus.
    if (newState === 'open' && !open) flushSync(() => setIsOpen(true));
  };
  const onToggle = ({ newState }: ToggleEvent) => {
    const isNowOpen = newState === 'open';
    setIsOpen(isNowOpen);
    if (isNowOpen) present();
    onOpenChange?.(isNowOpen);
  };
  return { button, popup, isOpen, onBeforeToggle, onToggle };
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
