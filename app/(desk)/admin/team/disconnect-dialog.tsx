import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { disconnectIssuers } from './actions.ts';
import type { MemberDialogProps } from './member-task.ts';

/** Disconnects a member's account at single sign-on, such as after it was made anew there. */
export function DisconnectDialog({ line, onClose, onDone }: MemberDialogProps) {
  const memberId = line.id;
  return (
    <ProvedDialog
      title={`Single sign-on of ${line.name}`}
      act="Disconnect"
      leave="Keep"
      isDanger
      because="this gives access."
      subject={{ kind: 'disconnect_issuers', memberId }}
      onProved={() => problemOf(disconnectIssuers({ memberId }), 'Not disconnected.', onDone)}
      onClose={onClose}
    >
      <p className="text-t2">
        Their sessions end. The next account at single sign-on with their verified e-mail address is connected in place
        of this one. Make sure that the request is theirs; to keep them out, disable them.
      </p>
    </ProvedDialog>
  );
}
