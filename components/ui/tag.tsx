import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** A small label such as Test or Archived, without a tone. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex h-16 shrink-0 items-center rounded-3 border',
        'border-l2 px-4 text-11 whitespace-nowrap text-t2',
      )}
    >
      {children}
    </span>
  );
}
