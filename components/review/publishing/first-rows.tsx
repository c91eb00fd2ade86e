import type { ReactNode } from 'react';

/** So many rows are shown before the rest is folded. */
const mostShown = 8;

/** The first rows of a list of changes, and the rest folded. Each row is an `li` with its key. */
export function FirstRows({ children }: { children: readonly ReactNode[] }) {
  const rest = children.slice(mostShown);
  return (
    <>
      <ul>{children.slice(0, mostShown)}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="py-2 font-medium text-accent">{`${rest.length.toLocaleString('en')} more`}</summary>
          <ul>{rest}</ul>
        </details>
      )}
    </>
  );
}
