import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { retentionOutcomes, ruleFor } from '#lib/review/retention/due.ts';
import { byHand } from '#lib/review/retention/span.ts';
import { type Counts, type Place, placeHref, type Tab } from './place.ts';
import { tabLabels } from './tabs.tsx';

const titles: Record<Tab, [title: string, words: string]> = {
  due: ['No one is due', 'An applicant is due when the time of the policy is over and nothing keeps them.'],
  coming: ['No one will be due in the next 30 days', 'Those whose time is over within 30 days are listed here.'],
  held: [
    'No one is held',
    'Those whose time is over are held by a legal hold, an open case, an open hit, or a command that has not ended.',
  ],
  shredded: ['No one was erased', 'Who was erased stays here with ids, dates and names of colleagues alone.'],
};

/** Why a list is empty, and where to go on. */
export function EmptyList({ place, policy, counts }: { place: Place; policy: RetentionPolicy; counts: Counts }) {
  if (place.outcomes.length + place.providers.length > 0)
    return (
      <Empty
        title="No one of this filter"
        act={<Act href={placeHref({ tab: place.tab, by: place.by })}>Clear filters</Act>}
      >
        {`Nothing under “${tabLabels[place.tab]}” has this rule and provider.`}
      </Empty>
    );
  const isByHand = retentionOutcomes.every((outcome) => ruleFor(policy, outcome).keep === byHand);
  if (isByHand && place.tab !== 'shredded')
    return (
      <Empty
        title="Everyone is kept until deleted by hand"
        act={<Act href="/admin/policies?section=retention">Open the policy</Act>}
      >
        The policy sets no time, so no one is ever due. Two people set one under Policies, Retention.
      </Empty>
    );
  const [title, words] = titles[place.tab];
  const other = place.tab === 'due' && counts.coming > 0 ? 'coming' : null;
  return (
    <Empty
      title={title}
      act={other && <Act href={placeHref({ tab: other, by: place.by })}>{`${tabLabels[other]}: ${counts[other]}`}</Act>}
    >
      {words}
    </Empty>
  );
}

function Act({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass()}>
      {children}
    </Link>
  );
}
