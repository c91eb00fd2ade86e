import { useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { changeRole } from './actions.ts';
import type { MemberDialogProps } from './member-task.ts';
import { RoleField } from './role-field.tsx';

/** Gives a member another role. */
export function RoleDialog({ line, onClose, onDone }: MemberDialogProps) {
  const [role, setRole] = useState(line.role);
  const memberId = line.id;
  return (
    <ProvedDialog
      title={`Role of ${line.name}`}
      act="Change role"
      leave="Keep"
      isReady={role !== line.role}
      because="this gives rights."
      subject={{ kind: 'change_role', memberId, role }}
      onProved={() => problemOf(changeRole({ memberId, role }), 'Not changed.', onDone)}
      onClose={onClose}
    >
      <RoleField role={role} onChange={setRole} />
      <p className="text-t2">It counts from their next request. Cases that they can’t work on any more are free.</p>
    </ProvedDialog>
  );
}
