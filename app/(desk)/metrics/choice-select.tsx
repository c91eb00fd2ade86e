'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useId, useOptimistic } from 'react';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';

type ChoiceSelectProps = {
  choice: MetricsChoice;
  field: 'zone' | 'connection';
  label: string;
  value: string;
  options: [value: string, label: string][];
};

/** One of many. The browser's own list: it is found by its first letters, among four hundred time zones too. */
export function ChoiceSelect({ choice, field, label, value, options }: ChoiceSelectProps) {
  const router = useRouter();
  const id = useId();
  const [chosen, setChosen] = useOptimistic(value);
  const choose = (to: string) =>
    startTransition(() => {
      setChosen(to);
      router.push(metricsAddress({ ...choice, [field]: to || null } as MetricsChoice));
    });
  return (
    <span className="inline-flex items-center gap-6">
      <label htmlFor={id} className="text-t3">
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        className="field-sizing-content h-28 max-w-160 rounded-4 border border-l3 bg-s1 px-6 text-t1 phone:h-44"
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
