import type { Act } from '#lib/review/lifecycle/act.ts';
import { consequencesOf } from './consequences.ts';

/** What an act takes away and what it leaves. */
export function GoesAndStays({ act }: { act: Act }) {
  const { goes, stays } = consequencesOf(act);
  return (
    <dl className="mb-10 grid field-grid gap-x-8 gap-y-6 text-12">
      <dt className="text-t3">Goes</dt>
      <dd>{goes}</dd>
      <dt className="text-t3">Stays</dt>
      <dd>{stays}</dd>
    </dl>
  );
}
