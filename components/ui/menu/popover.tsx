'use client';

import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import type { MenuPlace } from './place.ts';
import { usePopover } from './use-popover.ts';

type PopoverProps = {
  /** The content of the button that opens it. */
  trigger: ReactNode;
  triggerClass: string;
  /** The name of the button, where its content does not say enough. */
  label?: string | undefined;
  /** Size and scrolling, where it needs any. */
  className?: string;
  /** The first element of this kind has the focus when it opens. */
  focusOn: 'a' | 'button' | 'input';
  at?: MenuPlace;
  /** `close` for what ends with a choice. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A button and the panel beside it that the button opens, below where nothing else is said. */
export function Popover({ trigger, triggerClass, label, className, focusOn, at = 'below', children }: PopoverProps) {
  const id = useId();
  const { button, popup, hide, isOpen, onBeforeToggle, onToggle } = usePopover({
    at,
    onPresent: (_, opened) => opened.querySelector<HTMLElement>(focusOn)?.focus(),
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={label}
        className={triggerClass}
      >
        {trigger}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        onBeforeToggle={(event) => {
          // Before its content is gone, with which the focus would be lost: the browser then has none to give back.
          if (event.newState === 'closed' && popup.current?.contains(document.activeElement)) button.current?.focus();
          onBeforeToggle(event);
        }}
        onToggle={onToggle}
        className={cx('inset-auto rounded-6 bg-s4 p-12 text-t1 shadow-float', className)}
      >
        {isOpen && (typeof children === 'function' ? children(hide) : children)}
      </div>
    </>
  );
}
