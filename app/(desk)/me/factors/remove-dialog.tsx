import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { removeCodes, removePasskey } from '../actions.ts';
import { changesSignIn, type FactorDialogProps, type FactorTask } from './factor-task.ts';

type RemoveTask = Extract<FactorTask, { kind: 'remove_codes' | 'remove_passkey' }>;

/** Removes the app for codes, or a passkey. */
export function RemoveDialog({ task, onClose, onChange }: FactorDialogProps & { task: RemoveTask }) {
  const isApp = task.kind === 'remove_codes';
  const done = () => {
    onChange();
    onClose();
  };
  return (
    <ProvedDialog
      title={isApp ? 'Remove the app for codes' : 'Remove the passkey'}
      act="Remove"
      isDanger
      because={changesSignIn}
      subject={isApp ? { kind: 'remove_codes' } : { kind: 'remove_passkey', key: task.passkey.key }}
      onProved={() =>
        problemOf(isApp ? removeCodes({}) : removePasskey({ key: task.passkey.key }), 'Not removed.', done)
      }
      onClose={onClose}
    >
      <p className="text-t2">
        {isApp
          ? 'Its codes are not good any more. Without another second factor, no code is asked for when you sign in.'
          : 'It does not sign you in any more. Remove it in the device too, where it is kept.'}
      </p>
    </ProvedDialog>
  );
}
