import { Section } from '#components/ui/section.tsx';
import type { CaseView } from '#lib/review/case/view.ts';
import { Decided } from './decided.tsx';

/** Of a case whose applicant was erased only the decision stays. */
export function ErasedCase({ current: { decision, number } }: { current: CaseView }) {
  return (
    <div className="min-h-0 overflow-y-auto thin-scroll">
      {decision ? (
        <Decided decision={decision} isErased />
      ) : (
        <Section title="Nothing is left to decide">
          <p className="text-t2">{`The applicant was erased before ${number} was decided.`}</p>
        </Section>
      )}
    </div>
  );
}
