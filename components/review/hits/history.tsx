import { Section } from '#components/ui/section.tsx';
import type { HitView, ResolutionView } from '#lib/review/hits/view.ts';
import { Time } from '../time/time.tsx';
import { verdictWords } from './words.ts';

/** All that was said of a hit and taken back, oldest first. */
export function HitHistory({ hit: { history } }: { hit: HitView }) {
  if (history.length === 0) return null;
  return (
    <Section title="What was said">
      <ol className="text-12 leading-20">
        {history.map((each) => (
          <li key={each.id} className="flex flex-wrap gap-x-8">
            <span className="font-medium">{titleOf(each)}</span>
            <span className="min-w-0 break-words text-t2">
              {each.reason?.label}
              {each.note && `: ${each.note}`}
            </span>
            <span className="ms-auto text-t3">
              {each.by}, <Time at={each.at} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function titleOf({ kind, verdict }: ResolutionView): string {
  if (kind === 'withdrawn') return 'Taken back';
  if (kind === 'reopened' || verdict === null) return 'Open again';
  return verdictWords[verdict];
}
