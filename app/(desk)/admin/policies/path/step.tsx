import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon, type ToneName } from '#components/ui/tone.tsx';

type StepProps = { title: string; standing: ToneName; aside?: ReactNode; children?: ReactNode };

/** One step on the way to a published version. One that is not reached is quieter. */
export function Step({ title, standing, aside, children }: StepProps) {
  return (
    <section aria-label={title} className="relative border-b border-l1 py-10 ps-40 pe-16 last:border-b-0 short:py-8">
      <ToneIcon tone={standing} className="absolute start-16 top-13 short:top-11" />
      <h2
        className={cx(
          'flex min-h-20 items-center gap-8',
          standing === 'not_done' ? 'font-medium text-t2' : 'font-semibold',
        )}
      >
        {title}
        {aside && <span className="ms-auto flex gap-8 text-12 font-normal text-t3">{aside}</span>}
      </h2>
      <div className="text-12 leading-18 text-t2">{children}</div>
    </section>
  );
}
