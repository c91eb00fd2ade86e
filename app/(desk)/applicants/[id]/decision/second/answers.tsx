import { verdictWords } from '#components/review/hits/words.ts';
import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import { OpenTab } from '../../details/open-tab.tsx';

/** The hits that had a verdict when the decision was made: whose, when, and their words. */
export function AnsweredHits({ staged }: { staged: StagedView }) {
  const { answeredHits } = staged;
  if (answeredHits.length === 0) return null;
  return (
    <Section title="Verdicts on hits" aside={<OpenTab tab="hits">Open hits</OpenTab>}>
      <ul>
        {answeredHits.map(({ hitId, label, verdict, by, at, note }) => (
          <li key={hitId} className="py-3">
            <p className="break-words">
              <bdi>{label}</bdi>
            </p>
            <p className="text-12 text-t2">
              {verdictWords[verdict]} by <bdi>{by}</bdi>, <Time at={at} as="clock" />
            </p>
            {note && <p className="border-s-2 border-l2 ps-8 text-12 break-words whitespace-pre-line">{note}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
