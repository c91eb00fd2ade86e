'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useOptimistic } from 'react';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';

/** Compares with as many days before, or with nothing. */
export function CompareBox({ choice, words }: { choice: MetricsChoice; words: string }) {
  const router = useRouter();
  const [isOn, setIsOn] = useOptimistic(choice.compares);
  const choose = (compares: boolean) =>
    startTransition(() => {
      setIsOn(compares);
      router.push(metricsAddress({ ...choice, compares }));
    });
  return (
    <label className="flex min-h-28 items-center gap-6 phone:min-h-44">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => choose(event.target.checked)}
        className="size-14 shrink-0 accent-accent-solid phone:size-20"
      />
      <span>
        Compare with the range before <span className="text-t3 narrow:hidden">{words}</span>
      </span>
    </label>
  );
}
