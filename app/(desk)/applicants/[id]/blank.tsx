import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { barClass, panesClass } from './frame.ts';

const lines = ['medium', 'long', 'short', 'long', 'medium', 'short'] as const;

/** The screen before its applicant is there: nothing of the one before. Bars come after 200 ms. */
export function Blank() {
  return (
    <main aria-busy="true" className="flex min-h-0 min-w-0 flex-col bg-s1">
      <header className={barClass}>
        <BackToQueue />
        <span className="h-16 w-1 shrink-0 bg-l2" />
        <span className="late">
          <Skeleton width="long" />
        </span>
      </header>
      <div role="status" aria-label="Reading the applicant" className={panesClass}>
        <Bars />
        <div className="bg-stage stacked:h-440" />
        <Bars />
      </div>
    </main>
  );
}

function Bars() {
  return (
    <div className="flex min-w-0 flex-col gap-16 p-16 late">
      {lines.map((width, at) => (
        <Skeleton key={`${width} ${String(at)}`} width={width} />
      ))}
    </div>
  );
}
