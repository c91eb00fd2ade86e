import { Tone } from '#components/ui/tone.tsx';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleBook } from '#lib/review/rules/rule.ts';
import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';

type CantReplayProps = { detail: SimulationDetail; book: RuleBook; provider: string };

/** The weights of which a simulation can say nothing; those that the draft changes first. */
export function CantReplay({ detail: { notReplayed, changedNotReplayed }, book, provider }: CantReplayProps) {
  if (notReplayed.length === 0) return null;
  const changed = changedNotReplayed.length;
  const isChanged = (key: string) => changedNotReplayed.includes(key);
  const keys = notReplayed.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
  return (
    <section aria-label="Can’t be replayed" className="border-t border-l2 px-16 py-10 text-12">
      <h2 className="mb-6 flex text-13 font-semibold">
        Can’t be replayed
        <span className="ms-auto text-12 font-normal text-t3">
          {`${notReplayed.length} of ${book.weights?.length ?? 0}, ${changed === 0 ? 'none' : changed} changed here`}
        </span>
      </h2>
      <ul className="grid grid-cols-2 gap-x-12 gap-y-2 phone:grid-cols-1">
        {keys.map((key) => (
          <li key={key} className="min-w-0">
            <Tone tone={isChanged(key) ? 'attention' : 'unknown'} quiet={!isChanged(key)}>
              {isChanged(key) ? `${keyLabel(book, 'weights', key)}, changed` : keyLabel(book, 'weights', key)}
            </Tone>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-t2">
        {`${provider} does not tell what these are compared with: a change of them shows no flip here and still acts.`}
      </p>
    </section>
  );
}
