import { useState } from 'react';
import { type Problem, problemOf } from '#components/review/problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { disableMember, enableMember } from './actions.ts';
import { Leftover } from './leftover.tsx';
import type { MemberDialogProps } from './member-task.ts';

/** Disables a member, or enables them again. */
export function AbleDialog({ line, onClose, onChange, isEnabling }: MemberDialogProps & { isEnabling: boolean }) {
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const commit = async () => {
    setIsBusy(true);
    const found = await problemOf((isEnabling ? enableMember : disableMember)({ memberId: line.id }));
    setIsBusy(false);
    setProblem(found);
    if (found !== null) return;
    onChange();
    onClose();
  };
  return (
    <Dialog
      title={`${isEnabling ? 'Enable' : 'Disable'} ${line.name}`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look={isEnabling ? 'primary' : 'danger'} busy={isBusy} onClick={() => void commit()}>
            {isEnabling ? 'Enable' : 'Disable'}
          </Button>
        </>
      }
    >
      <p className="mt-10 text-t2">
        {isEnabling
          ? 'They sign in with the password they had. Who forgot it gets a new link.'
          : 'Their sessions and open links end at once, and cases that they have are free. What they did stays.'}
      </p>
      <Leftover problem={problem} />
    </Dialog>
  );
}
