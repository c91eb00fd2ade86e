import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { renewRecoveryCodes } from '../actions.ts';
import type { FactorDialogProps } from './factor-task.ts';
import { ProvedDialog } from './proved-dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** New recovery codes in place of the old ones. */
export function RecoveryDialog({ onClose, onChange }: FactorDialogProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const make = async () => {
    const result = await answered(renewRecoveryCodes({}));
    if (!result.ok) return { message: problemWords(result, 'Not made.'), fields: result.fields ?? {} };
    setCodes(result.value);
    onChange();
    return null;
  };
  if (codes)
    return (
      <Dialog title="New recovery codes" onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  return (
    <ProvedDialog
      title="New recovery codes"
      act="Make codes"
      subject={{ kind: 'recovery_codes' }}
      onProved={make}
      onClose={onClose}
    >
      The ones that you have are not good any more.
    </ProvedDialog>
  );
}
