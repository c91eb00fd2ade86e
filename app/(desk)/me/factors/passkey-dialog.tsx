import { useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { answered } from '#components/review/answered.ts';
import { asProblem, type Problem, problemOf } from '#components/review/problem.ts';
import { madeAnswer } from '#components/shell/proof/passkey.ts';
import { addPasskey, beginPasskey } from '../actions.ts';
import { FactorAdded } from './factor-added.tsx';
import { changesSignIn, type FactorDialogProps } from './factor-task.ts';

/** Adds a passkey: proof, the browser's own question, recovery codes. */
export function PasskeyDialog({ onClose, onChange }: FactorDialogProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const show = (made: string[]) => {
    setCodes(made);
    onChange();
  };
  return (
    <ProvedDialog
      title={codes ? 'The passkey is added' : 'Add a passkey'}
      act="Go on"
      because={changesSignIn}
      subject={{ kind: 'add_passkey' }}
      made={codes && <FactorAdded codes={codes} />}
      onProved={() => add(show)}
      onClose={onClose}
    >
      <p className="text-t2">The browser then asks where to keep it: in this device, a phone or a security key.</p>
    </ProvedDialog>
  );
}

async function add(onAdded: (recoveryCodes: string[]) => void): Promise<Problem> {
  const begun = await answered(beginPasskey({}));
  if (!begun.ok) return asProblem(begun, 'Not begun.');
  const given = await madeAnswer(begun.value);
  if (!given.ok) return { message: given.problem, fields: {} };
  return problemOf(addPasskey({ answer: given.answer }), 'Not added.', onAdded);
}
