import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import type { KeyEdit } from '#lib/review/keys/choice.ts';
import type { Person } from '../navigation.ts';
import { useKeys } from '../use-keys.ts';

/** Changes the member's keys, here at once and in other browsers with the next page they load. */
export function useChangeKeys({ changeKeys }: Person) {
  const { take } = useKeys();
  const { problem, isBusy, run } = useProblem();
  const change = (edit: KeyEdit) => run(() => problemOf(changeKeys(edit), 'Not changed.', take));
  return { problem, isBusy, change };
}
