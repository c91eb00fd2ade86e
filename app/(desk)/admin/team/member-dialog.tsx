import { AbleDialog } from './able-dialog.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { FactorsDialog } from './factors-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { MemberDialogProps, MemberTask } from './member-task.ts';
import { RoleDialog } from './role-dialog.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';

type TaskProps = Omit<MemberDialogProps, 'onDone'> & { task: MemberTask; now: string; onChange: () => void };

/** The dialog of one act on one member. `onChange` shows the team anew. */
export function MemberDialog({ task, now, line, onClose, onChange }: TaskProps) {
  const onDone = () => {
    onChange();
    onClose();
  };
  const props = { line, onClose, onDone };
  if (task === 'role') return <RoleDialog {...props} />;
  if (task === 'link') return <LinkDialog {...props} />;
  if (task === 'sessions') return <SessionsDialog line={line} now={now} onClose={onClose} onChange={onChange} />;
  if (task === 'factors') return <FactorsDialog {...props} />;
  if (task === 'disconnect') return <DisconnectDialog {...props} />;
  return <AbleDialog {...props} isEnabling={task === 'enable'} />;
}
