import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

/** Sidebar and screen side by side; on a phone the screen alone, at its full height. */
export function DeskFrame({ children }: { children: ReactNode }) {
  return (
    <div
      className={cx(
        'grid desk-grid h-dvh overflow-hidden phone:flex phone:h-auto',
        'phone:min-h-dvh phone:flex-col phone:overflow-visible',
      )}
    >
      {children}
    </div>
  );
}
