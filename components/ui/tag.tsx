import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** A small label such as Test or Archived, without a tone. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
