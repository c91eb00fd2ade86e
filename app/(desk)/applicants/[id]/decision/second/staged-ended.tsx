import { Time } from '#components/review/time.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import { contentWords } from '#lib/review/case/content.ts';
import type { StagedView } from '#lib/review/case/view.ts';
import { ReasonLines, Words } from './staged-section.tsx';

/** A decision that a second person returned, or that became void: what changed or why first, then what it was. */
export function StagedEnded({ staged }: { staged: StagedView }) {
  const { ended, changedParts, by, outcome } = staged;
  if (ended === null || ended.as === 'withdrawn') return null;
  const isVoid = ended.as === 'voided';
  const what = outcome === 'approved' ? 'approval' : 'rejection';
  return (
    <section
      aria-label={isVoid ? 'Void decision' : 'Returned decision'}
      className={
        isVoid
          ? 'border-b border-fail-line bg-fail-tint px-16 py-10'
          : 'border-b border-attention-line bg-attention-tint px-16 py-10'
      }
    >
      <h2 className="flex items-start gap-8 font-medium">
        <ToneIcon tone={isVoid ? 'fail' : 'attention'} className="mt-3" />
        {isVoid
          ? `The ${what} is void: ${contentWords(changedParts)} changed`
          : `${ended.by ?? 'An approver'} returned the ${what}`}
      </h2>
      <p className="text-12 text-t2">
        <Time at={ended.at} />. {by} decided <Time at={staged.at} />. Nothing was recorded or sent.
      </p>
      <Words note={isVoid ? staged.note : staged.sentence} />
      {isVoid && <ReasonLines reasons={staged.reasons} />}
    </section>
  );
}
