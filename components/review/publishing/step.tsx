import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon, type ToneName } from '#components/ui/tone.tsx';

type StepProps = { title: string; standing: ToneName; aside?: ReactNode; children?: ReactNode };

/** One step from a draft to what is in force, with its shape on the line. One that is not reached is quieter. */
export function Step({ title, standing, aside, children }: StepProps) {
  return (
    <section aria-label={title} className="publish-step">
      <ToneIcon tone={standing} />
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
