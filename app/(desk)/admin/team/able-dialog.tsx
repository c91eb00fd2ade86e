import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { disableMember, enableMember } from './actions.ts';
import type { MemberDialogProps } from './member-task.ts';

/** Disables a member, or enables them again. */
export function AbleDialog({ line, onClose, onDone, isEnabling }: MemberDialogProps & { isEnabling: boolean }) {
  const { problem, isBusy, run } = useProblem();
  const write = isEnabling ? enableMember : disableMember;
  const words = isEnabling ? 'Enable' : 'Disable';
  return (
    <FormDialog
      title={`${words} ${line.name}`}
      act={words}
      leave="Keep"
      isDanger={!isEnabling}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(() => problemOf(write({ memberId: line.id }), 'Not changed.', onDone))}
      onClose={onClose}
    >
      <p className="mt-10 text-t2">
        {isEnabling
          ? 'They sign in with the password they had. If they forgot it, make a new link.'
          : 'Their sessions and open links end at once, and cases that they have are free. What they did stays.'}
      </p>
    </FormDialog>
  );
}
