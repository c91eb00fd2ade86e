import { Fragment, type ReactNode } from 'react';
import type { MarkedText } from '#lib/review/hits/ladder/row.ts';

/** A text in which only the runs that differ are underlined. */
export function Marked({ text, marks, className }: MarkedText & { className?: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    parts.push(<Fragment key={`before ${from}`}>{text.slice(at, from)}</Fragment>);
    parts.push(
      <mark key={from} className="bg-transparent font-semibold text-inherit underline decoration-2 underline-offset-3">
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  parts.push(<Fragment key="end">{text.slice(at)}</Fragment>);
  return <bdi className={className}>{parts}</bdi>;
}
