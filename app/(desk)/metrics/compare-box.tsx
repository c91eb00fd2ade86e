'use client';

import { useRouter } from 'next/navigation';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';

/** Compares with as many days before, or with nothing. */
export function CompareBox({ choice, words }: { choice: MetricsChoice; words: string }) {
  const router = useRouter();
  return (
    <label className="flex min-h-28 items-center gap-6 phone:min-h-44">
      <input
        type="checkbox"
        checked={choice.compares}
        onChange={(event) => router.push(metricsAddress({ ...choice, compares: event.target.checked }))}
        className="size-14 shrink-0 accent-accent-solid phone:size-20"
      />
      <span>
        Compare with the range before <span className="text-t3 narrow:hidden">{words}</span>
      </span>
    </label>
  );
}
