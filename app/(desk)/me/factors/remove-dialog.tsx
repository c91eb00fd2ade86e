import { problemOf } from '#components/review/problem.ts';
import { removeCodes, removePasskey } from '../actions.ts';
import type { FactorDialogProps, FactorTask } from './factor-task.ts';
import { ProvedDialog } from './proved-dialog.tsx';

type RemoveTask = Extract<FactorTask, { kind: 'remove_codes' | 'remove_passkey' }>;

/** Removes the app for codes, or a passkey. */
export function RemoveDialog({ task, onClose, onChange }: FactorDialogProps & { task: RemoveTask }) {
  const isApp = task.kind === 'remove_codes';
  const remove = async () => {
    const found = await problemOf(isApp ? removeCodes({}) : removePasskey({ key: task.passkey.key }));
    if (found !== null) return found;
    onChange();
    onClose();
    return null;
  };
  return (
    <ProvedDialog
      title={isApp ? 'Remove the app for codes' : 'Remove the passkey'}
      act="Remove"
      isDanger
      subject={isApp ? { kind: 'remove_codes' } : { kind: 'remove_passkey', key: task.passkey.key }}
      onProved={remove}
      onClose={onClose}
    >
      {isApp
        ? 'Its codes are not good any more. Without another second factor, your password alone lets you in.'
        : 'It does not sign you in any more. Remove it in the device too, where it is kept.'}
    </ProvedDialog>
  );
}
