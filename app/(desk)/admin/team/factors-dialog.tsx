import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { removeFactors } from './actions.ts';
import type { MemberDialogProps } from './member-task.ts';

/** Removes the second factors of a member who lost them. */
export function FactorsDialog({ line, onClose, onDone }: MemberDialogProps) {
  const memberId = line.id;
  return (
    <ProvedDialog
      title={`Second factor of ${line.name}`}
      act="Remove"
      leave="Keep"
      isDanger
      because="this gives access."
      subject={{ kind: 'remove_factors', memberId }}
      onProved={() => problemOf(removeFactors({ memberId }), 'Not removed.', onDone)}
      onClose={onClose}
    >
      <p className="text-t2">
        Removed are their app, passkeys and recovery codes, and their sessions end. Their password stays. Make sure that
        the request is theirs: the password alone lets them in until they set up another factor.
      </p>
    </ProvedDialog>
  );
}
