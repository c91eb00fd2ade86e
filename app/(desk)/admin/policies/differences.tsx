import { FirstRows } from '#components/review/publishing/first-rows.tsx';
import type { PolicyDifference } from '#lib/review/policies/difference.ts';
import { differenceWords } from '#lib/review/policies/words.ts';

/** What differs, value by value: before and after. */
export function Differences({ differences }: { differences: readonly PolicyDifference[] }) {
  return (
    <FirstRows>
      {differences.map((one) => (
        <Line key={one.path.join('.')} difference={one} />
      ))}
    </FirstRows>
  );
}

function Line({ difference }: { difference: PolicyDifference }) {
  const { label, before, after } = differenceWords(difference);
  return (
    <li className="border-b border-l1 py-4 last:border-b-0">
      <span className="block text-t1">{label}</span>
      <span className="block text-12 break-words text-t3">
        <bdi>{before}</bdi>
        <span aria-hidden="true"> → </span>
        <span className="sr-only"> becomes </span>
        <bdi className="font-medium text-t1">{after}</bdi>
      </span>
    </li>
  );
}
