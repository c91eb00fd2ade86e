'use client';

import { Menu as Base } from '@base-ui/react/menu';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

/** A floating list under (or above) its trigger. Arrow keys, typing and Escape work as in any menu. */
export function Menu(props: {
  /** Rendered as the trigger's inside; the trigger itself is a button. */
  trigger: ReactNode;
  label: string;
  triggerClass: string;
  children: ReactNode;
  side?: 'top' | 'bottom' | 'right';
  align?: 'start' | 'end';
  disabled?: boolean;
}) {
  return (
    <Base.Root modal={false} disabled={props.disabled}>
      <Base.Trigger aria-label={props.label} className={props.triggerClass}>
        {props.trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner side={props.side ?? 'bottom'} align={props.align ?? 'start'} sideOffset={4} className="z-20">
          <Base.Popup className="min-w-176 rounded-6 bg-s4 p-4 shadow-float outline-none">{props.children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof Base.Item>) {
  return <Base.Item {...rest} className={cx(menuItemClass, className as string | undefined)} />;
}

export const menuItemClass =
  'flex min-h-28 w-full items-center gap-8 rounded-4 px-8 py-2 whitespace-nowrap outline-none select-none data-highlighted:bg-s3 data-disabled:text-t4 phone:min-h-44';
