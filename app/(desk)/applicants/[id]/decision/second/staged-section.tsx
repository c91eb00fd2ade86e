import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import type { Reason } from '#lib/review/policies/reason.ts';

const becauseWords: Record<StagedView['because'], string> = {
  true_hit: 'a hit is a true match',
  failing_blockers: 'a blocker fails',
};

/** A decision that waits for a second person: who, what, when, why it waits, and their words. */
export function StagedSection({ staged }: { staged: StagedView }) {
  const { isOwn, outcome, by, at, because } = staged;
  const title = outcome === 'approved' ? `${by} approves` : `${by} rejects`;
  return (
    <>
      <Section title={isOwn ? 'Your decision waits' : <bdi>{title}</bdi>}>
        <p className="text-12 text-t2">
          {isOwn && (outcome === 'approved' ? 'You approved. ' : 'You rejected. ')}
          Decided <Time at={at} />. It waits for a second person, because {becauseWords[because]}. Nothing is recorded
          or sent yet.
        </p>
        {staged.hasConfirmedUnseen && (
          <p className="mt-4 text-12 text-attention">{isOwn ? 'You' : by} confirmed that not all images were seen.</p>
        )}
        <Words note={staged.note} />
      </Section>
      <ReasonsSection reasons={staged.reasons} />
    </>
  );
}

function ReasonsSection({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <Section title={reasons.length === 1 ? 'Reason' : 'Reasons'}>
      <ReasonLines reasons={reasons} />
    </Section>
  );
}

export function Words({ note }: { note: string | null }) {
  if (note === null) return null;
  return <p className="mt-6 border-s-2 border-l2 ps-8 break-words whitespace-pre-line text-t1">{note}</p>;
}

export function ReasonLines({ reasons }: { reasons: Reason[] }) {
  return reasons.map(({ code, label }) => (
    <p key={code} className="mt-4 flex items-baseline gap-8">
      <span className="mono shrink-0 text-t3">{code}</span>
      {label}
    </p>
  ));
}
