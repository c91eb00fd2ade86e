import { useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { newLink } from './actions.ts';
import type { MemberDialogProps } from './member-task.ts';
import { type MadeLink, ShownLink } from './shown-link.tsx';

/** Makes a link for a member who has no password, or forgot it. */
export function LinkDialog({ line, onClose }: MemberDialogProps) {
  const [made, setMade] = useState<MadeLink | null>(null);
  const memberId = line.id;
  return (
    <ProvedDialog
      title={`New link for ${line.name}`}
      act="Make link"
      leave="Keep"
      because="this gives access."
      subject={{ kind: 'new_link', memberId }}
      made={made && <ShownLink made={made} name={line.name} />}
      onProved={() => problemOf(newLink({ memberId }), 'Not made.', setMade)}
      onClose={onClose}
    >
      <p className="text-t2">
        Anyone who has the link can set a new password and sign in as this member. The password they have now is good
        until the link is used.
      </p>
    </ProvedDialog>
  );
}
