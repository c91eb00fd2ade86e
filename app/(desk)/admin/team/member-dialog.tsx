import { AbleDialog } from './able-dialog.tsx';
import { FactorsDialog } from './factors-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { MemberDialogProps, MemberTask } from './member-task.ts';
import { RoleDialog } from './role-dialog.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';

/** The dialog of one act on one member. */
export function MemberDialog({ task, ...props }: MemberDialogProps & { task: MemberTask }) {
  if (task === 'role') return <RoleDialog {...props} />;
  if (task === 'link') return <LinkDialog {...props} />;
  if (task === 'sessions') return <SessionsDialog {...props} />;
  if (task === 'factors') return <FactorsDialog {...props} />;
  return <AbleDialog {...props} isEnabling={task === 'enable'} />;
}
