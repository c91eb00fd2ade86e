import { Time } from '#components/review/time.tsx';
import { Section } from '#components/ui/section.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import type { Reason } from '#lib/review/policies/reason.ts';

const becauseWords: Record<StagedView['because'], string> = {
  true_hit: 'a hit is a true match',
  failing_blockers: 'a blocker fails',
};

/** A decision that waits for a second person: who, what, since when, why, and their words. */
export function StagedSection({ staged }: { staged: StagedView }) {
  const title = staged.outcome === 'approved' ? `${staged.by} approves` : `${staged.by} rejects`;
  return (
    <Section title={staged.isOwn ? 'Your decision waits' : title}>
      <p className="text-12 text-t2">
        {staged.isOwn && (staged.outcome === 'approved' ? 'You approved. ' : 'You rejected. ')}
        Waits since <Time at={staged.at} /> for a second person, because {becauseWords[staged.because]}. Nothing is
        recorded or sent yet.
      </p>
      <Words note={staged.note} />
      <ReasonLines reasons={staged.reasons} />
    </Section>
  );
}

export function Words({ note }: { note: string | null }) {
  if (note === null) return null;
  return <p className="mt-6 border-s-2 border-l2 ps-8 break-words whitespace-pre-line text-t1">{note}</p>;
}

export function ReasonLines({ reasons }: { reasons: Reason[] }) {
  return reasons.map(({ code, label }) => (
    <p key={code} className="mt-4 flex items-center gap-8">
      <span className="mono shrink-0 text-t3">{code}</span>
      {label}
    </p>
  ));
}
