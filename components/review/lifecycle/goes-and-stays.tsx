import type { JobLine, JobView } from '#lib/review/lifecycle/view.ts';
import { consequencesOf } from './consequences.ts';

/** What a job takes away and what it leaves, and per provider what is sent and who can't be done. */
export function GoesAndStays({ job }: { job: JobView }) {
  const { goes, stays } = consequencesOf(job.act);
  return (
    <dl className="mt-8 mb-10 grid field-grid gap-x-8 gap-y-6 text-12">
      <dt className="text-t3">Goes</dt>
      <dd>{goes}</dd>
      <dt className="text-t3">Stays</dt>
      <dd>{stays}</dd>
      {job.lines.map((line) => (
        <div key={line.providerLabel} className="contents">
          <dt className="text-t3">{line.providerLabel}</dt>
          <dd>{lineWords(line)}</dd>
        </div>
      ))}
    </dl>
  );
}

function lineWords({ can, cannot, goesOut, whyNot }: JobLine): string {
  const done = can > 0 ? `${can.toLocaleString('en')}: ${goesOut.join(', ')}.` : '';
  const not = cannot > 0 ? `${cannot.toLocaleString('en')} can’t: ${whyNot.join(' ')}` : '';
  return [done, not].filter(Boolean).join(' ');
}
