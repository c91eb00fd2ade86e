'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { FilterLine } from '#components/review/filter-line.tsx';
import { chipWords } from '#components/ui/chip.tsx';
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
  const { outcomes, providers: ids } = place;
  const chips: [field: string, labels: string[], without: Partial<Place>][] = [
    ['Rule', outcomes.map((one) => outcomeLabels[one]), { outcomes: [] }],
    ['Provider', ids.map((one) => labels.get(one) ?? one), { providers: [] }],
  ];
  const on = chips.filter(([, words]) => words.length > 0);
  return (
    <FilterLine
      parts={[
        {
          field: 'Rule',
          choices: retentionOutcomes.map((one) => [one, outcomeLabels[one]]),
          chosen: outcomes,
          onChange: (chosen) => go({ outcomes: retentionOutcomes.filter((one) => chosen.includes(one)) }),
        },
        { field: 'Provider', choices: providers, chosen: ids, onChange: (chosen) => go({ providers: chosen }) },
      ]}
      chips={on.map(([field, words, without]) => ({ ...chipWords(field, words), href: address(without) }))}
      clear={on.length > 0 ? address({ outcomes: [], providers: [] }) : null}
      isReading={isReading}
    />
  );
}
