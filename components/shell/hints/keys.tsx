import { Kbd } from '#components/ui/kbd.tsx';
import { keyCap } from './key-cap.ts';

/** The keys of one act: one that has a space in it is two, one after the other. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return keys
    .flatMap((key) => key.split(' '))
    .map((key, nth) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
      <Kbd key={nth}>{keyCap(key)}</Kbd>
    ));
}
