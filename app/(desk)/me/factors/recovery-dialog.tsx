import { useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { renewRecoveryCodes } from '../actions.ts';
import { changesSignIn, type FactorDialogProps } from './factor-task.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

/** New recovery codes in place of the old ones. */
export function RecoveryDialog({ onClose, onChange }: FactorDialogProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const show = (made: string[]) => {
    setCodes(made);
    onChange();
  };
  return (
    <ProvedDialog
      title="New recovery codes"
      act="Make codes"
      because={changesSignIn}
      subject={{ kind: 'recovery_codes' }}
      made={codes && <RecoveryCodes codes={codes} />}
      onProved={() => problemOf(renewRecoveryCodes({}), 'Not made.', show)}
      onClose={onClose}
    >
      <p className="text-t2">The codes that you have are not good any more.</p>
    </ProvedDialog>
  );
}
