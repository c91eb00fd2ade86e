'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { Said } from './said.tsx';
import { useTakeNext } from './use-take-next.ts';

type TakeNextProps = { group: string; size?: 'sm' | 'md'; look?: 'primary' | 'plain' };

/** Claims the next case by policy and opens it; `n` does the same. */
export function TakeNext({ group, size = 'md', look = 'primary' }: TakeNextProps) {
  const takeNext = useTakeNext();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const take = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setSaid(null);
    setSaid(await takeNext());
    setIsBusy(false);
  };
  useShortcuts(group, [{ key: 'n', label: 'Take the next case', run: () => void take() }]);
  return (
    <>
      <Said words={said} onOver={() => setSaid(null)} />
      <Button look={look} size={size} hint={useKeyCap()(group, 'n')} busy={isBusy} onClick={() => void take()}>
        Take next
      </Button>
    </>
  );
}
