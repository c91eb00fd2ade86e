import type { ReactNode } from 'react';

/** A fact, such as Test or Archived; never a tone. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
