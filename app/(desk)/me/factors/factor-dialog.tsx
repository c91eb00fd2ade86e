import { CodesDialog } from './codes-dialog.tsx';
import type { FactorDialogProps, FactorTask } from './factor-task.ts';
import { PasskeyDialog } from './passkey-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** The dialog of one act on one's second factors. */
export function FactorDialog({ task, ...props }: FactorDialogProps & { task: FactorTask }) {
  if (task.kind === 'add_codes') return <CodesDialog {...props} />;
  if (task.kind === 'add_passkey') return <PasskeyDialog {...props} />;
  if (task.kind === 'recovery_codes') return <RecoveryDialog {...props} />;
  return <RemoveDialog task={task} {...props} />;
}
