import type { ReactNode } from 'react';

/** A small label such as Test or Archived, without a tone. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
