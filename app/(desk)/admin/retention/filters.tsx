'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { FilterMenu } from '#components/ui/menu/filter-menu.tsx';
import { retentionOutcomes } from '#lib/review/retention/due.ts';
import { outcomeLabels } from '#lib/review/retention/words.ts';
import { type Place, placeHref } from './place.ts';

type FiltersProps = { place: Place; providers: [id: string, label: string][] };

/** Rule and provider: each adds to the address, and is a chip that can be removed. */
export function RetentionFilters({ place, providers }: FiltersProps) {
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  const address = (change: Partial<Place>) => placeHref({ ...place, ...change, after: null });
  const go = (change: Partial<Place>) => startReading(() => router.push(address(change)));
  const labels = new Map(providers);
  const chips: [field: string, values: string[], without: Partial<Place>][] = [
    ['Rule', place.outcomes.map((one) => outcomeLabels[one]), { outcomes: [] }],
    ['Provider', place.providers.map((one) => labels.get(one) ?? one), { providers: [] }],
  ];
  const chosen = chips.filter(([, values]) => values.length > 0);
  return (
    <div
      aria-busy={isReading || undefined}
      className={cx(
        'flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6',
        isReading && 'late-dim',
      )}
    >
      <FilterMenu
        field="Rule"
        choices={retentionOutcomes.map((one) => [one, outcomeLabels[one]])}
        chosen={place.outcomes}
        onChange={(outcomes) => go({ outcomes: retentionOutcomes.filter((one) => outcomes.includes(one)) })}
      />
      <FilterMenu
        field="Provider"
        choices={providers}
        chosen={place.providers}
        onChange={(chosenIds) => go({ providers: chosenIds })}
      />
      {chosen.map(([field, values, without]) => (
        <Chip
          key={field}
          field={field}
          operator={values.length === 1 ? 'is' : 'is any of'}
          value={values.join(', ')}
          remove={(look) => <Link href={address(without)} prefetch={false} {...look} />}
        />
      ))}
      {chosen.length > 0 && (
        <Link href={address({ outcomes: [], providers: [] })} prefetch={false} className={buttonClass('quiet', 'sm')}>
          Clear
        </Link>
      )}
    </div>
  );
}
