import Link from 'next/link';
import { linkClass } from '#components/ui/link.ts';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { retentionOutcomes, ruleFor } from '#lib/review/retention/due.ts';
import { outcomeLabels, ruleWords } from '#lib/review/retention/words.ts';

/** How long whom is kept, in words. `version`: of the policy in force; null for one that is not published. */
export function RuleLine({ policy, version }: { policy: RetentionPolicy; version: number | null }) {
  return (
    <dl className="flex shrink-0 flex-wrap gap-x-20 gap-y-2 border-b border-l1 px-16 py-6 text-12">
      {retentionOutcomes.map((outcome) => (
        <div key={outcome} className="flex gap-6">
          <dt className="text-t3">{outcomeLabels[outcome]}</dt>
          <dd>{ruleWords(ruleFor(policy, outcome))}</dd>
        </div>
      ))}
      <div className="flex gap-6 text-t3">
        <dt>Days of</dt>
        <dd>{policy.timeZone}</dd>
      </div>
      <div className="ms-auto flex gap-6 phone:ms-0">
        <dt className="sr-only">Policy</dt>
        <dd>
          <Link href="/admin/policies?section=retention" prefetch={false} className={linkClass}>
            {version === null ? 'Policy on retention' : `Policy on retention, version ${version}`}
          </Link>
        </dd>
      </div>
    </dl>
  );
}
