'use client';

import { ActDialog } from './act-dialog.tsx';
import type { Claiming } from './use-claim.ts';

/** An approver takes the case from who has it. */
export function TakeOverDialog({
  name,
  takeOver,
  onClose,
}: Pick<Claiming, 'takeOver'> & { name: string; onClose: () => void }) {
  return (
    <ActDialog title="Take this case over" label="Take over" onAct={takeOver} onClose={onClose}>
      <p className="text-t2">{`${name} loses the case and is told that you have it. Their draft is kept.`}</p>
    </ActDialog>
  );
}
