import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { madeAnswer } from '#components/shell/proof/passkey.ts';
import { addPasskey, beginPasskey } from '../actions.ts';
import type { FactorDialogProps } from './factor-task.ts';
import { MadeDialog } from './made-dialog.tsx';
import { ProvedDialog } from './proved-dialog.tsx';

/** Adds a passkey: proof, the browser's own question, recovery codes. */
export function PasskeyDialog({ onClose, onChange }: FactorDialogProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const add = async () => {
    const begun = await answered(beginPasskey({}));
    if (!begun.ok) return { message: problemWords(begun, 'Not begun.'), fields: begun.fields ?? {} };
    const given = await madeAnswer(begun.value);
    if (!given.ok) return { message: given.problem, fields: {} };
    const result = await answered(addPasskey({ answer: given.answer }));
    if (!result.ok) return { message: problemWords(result, 'Not added.'), fields: result.fields ?? {} };
    setCodes(result.value);
    onChange();
    return null;
  };
  if (codes) return <MadeDialog title="The passkey is added" codes={codes} onClose={onClose} />;
  return (
    <ProvedDialog title="Add a passkey" act="Go on" subject={{ kind: 'add_passkey' }} onProved={add} onClose={onClose}>
      The browser then asks where to keep it: in this device, a phone or a security key.
    </ProvedDialog>
  );
}
