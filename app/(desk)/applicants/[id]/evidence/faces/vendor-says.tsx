import { ToneIcon } from '#components/ui/tone.tsx';
import type { ApplicantView, CheckView } from '#lib/review/applicant/view.ts';
import { resultWords } from '../../details/grouped-checks.ts';

/** What the vendor says of the faces, beside the reviewer's own verdict: two things that may differ. */
export function VendorSays({ checks, providerLabel }: Pick<ApplicantView, 'checks' | 'providerLabel'>) {
  const about = checks.filter(({ kind }) => kind === 'face' || kind === 'liveness');
  if (about.length === 0) return <p className="text-t3">{`${providerLabel} says nothing of the faces.`}</p>;
  return (
    <dl className="flex flex-wrap gap-x-20 gap-y-2">
      {about.map((check, index) => (
        <div key={`${check.name} ${String(index)}`} className="flex items-center gap-6">
          <ToneIcon tone={check.outcome} />
          <dt>{check.label}</dt>
          <dd className="text-t2">{wordsOf(check)}</dd>
        </div>
      ))}
    </dl>
  );
}

function wordsOf(check: CheckView): string {
  const score = check.score === null ? null : String(Math.round(check.score * 1000) / 1000);
  return [score, resultWords(check)].filter((part) => part !== null && part !== '').join(', ');
}
