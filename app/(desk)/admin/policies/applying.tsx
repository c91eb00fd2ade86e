'use client';

import { useRefresh } from '#components/review/publishing/use-refresh.ts';
import { countOf } from '#lib/review/counted.ts';

const everyMs = 3_000;

/** Published risk points reach the open cases one batch after another: how far that is. */
export function Applying({ done, all }: { done: number; all: number }) {
  useRefresh(everyMs);
  return (
    <p role="status" className="flex shrink-0 items-center gap-12 border-b border-l2 bg-s2 px-16 py-6 text-12">
      <progress aria-label="Open cases assessed" className="progress-bar w-120" max={all} value={done} />
      <span>
        <b className="font-medium">Risk points are being applied: </b>
        {`${done.toLocaleString('en')} of ${countOf(all, 'open case')}. The queue follows.`}
      </span>
    </p>
  );
}
