import { spanWords } from '#components/review/time/spans.ts';
import type { ConnectionLine } from '#lib/review/connections/view.ts';

/** Progress, speed and remaining time of the first copy, as far as the provider says how many applicants it has. */
export function CopyProgress({
  pull: { applicantsRead, expected, perMinute, secondsLeft },
}: Pick<ConnectionLine, 'pull'>) {
  const facts = [
    ...(perMinute === null ? [] : [`${Math.round(perMinute).toLocaleString('en')} a minute`]),
    ...(secondsLeft === null ? [] : [`about ${spanWords(secondsLeft * 1000)} left`]),
  ];
  return (
    <section aria-label="First copy" className="border-b border-l1 px-16 py-12">
      <p className="mb-6 flex items-baseline gap-8">
        <span className="text-18 font-semibold">{applicantsRead.toLocaleString('en')}</span>
        <span className="text-t2">
          {expected === null ? 'applicants so far' : `of ${expected.toLocaleString('en')} applicants`}
        </span>
        <span className="ms-auto text-12 text-t3">{facts.join(', ')}</span>
      </p>
      {expected !== null && expected > 0 && (
        <progress
          aria-label="Applicants copied"
          value={Math.min(applicantsRead, expected)}
          max={expected}
          className="progress-bar"
        />
      )}
    </section>
  );
}
