import { type FormEvent, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { QrCode } from '#components/ui/qr-code.tsx';
import { beginCodes, confirmCodes } from '../actions.ts';
import type { FactorDialogProps } from './factor-task.ts';
import { MadeDialog } from './made-dialog.tsx';
import { ProvedDialog } from './proved-dialog.tsx';

type Begun = { secret: string; address: string };

/** Sets up an app for one-time codes: proof, QR code, first code, recovery codes. */
export function CodesDialog({ onClose, onChange }: FactorDialogProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = async () => {
    const result = await answered(beginCodes({}));
    if (!result.ok) return { message: problemWords(result, 'Not begun.'), fields: result.fields ?? {} };
    setBegun(result.value);
    return null;
  };
  if (codes) return <MadeDialog title="The app is set up" codes={codes} onClose={onClose} />;
  if (begun)
    return (
      <FirstCode
        begun={begun}
        onClose={onClose}
        onDone={(made) => {
          setCodes(made);
          onChange();
        }}
      />
    );
  return (
    <ProvedDialog
      title="Set up an app for codes"
      act="Go on"
      subject={{ kind: 'add_codes' }}
      onProved={begin}
      onClose={onClose}
    >
      Any app for one-time codes will do. It is asked for after your password from then on.
    </ProvedDialog>
  );
}

type FirstCodeProps = { begun: Begun; onClose: () => void; onDone: (recoveryCodes: string[]) => void };

function FirstCode({ begun: { secret, address }, onClose, onDone }: FirstCodeProps) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const result = await answered(confirmCodes({ code }));
    setIsBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(result.fields?.code ?? result.message);
  };
  return (
    <Dialog
      title="Set up an app for codes"
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="first-code" look="primary" busy={isBusy} disabled={code.trim() === ''}>
            Set up
          </Button>
        </>
      }
    >
      <p className="text-t2">Read this with the app, or type the secret. Then type the six digits that it shows.</p>
      <QrCode text={address} label="QR code of the secret, for the app" />
      <p className="mt-8 flex flex-wrap items-center gap-8">
        <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 text-12 break-all">{secret}</span>
        <CopyButton text={secret} />
      </p>
      <form id="first-code" onSubmit={onSubmit} className="mt-10">
        <Field
          label="Code of the app"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          {...(problem ? { error: problem } : {})}
        />
      </form>
    </Dialog>
  );
}
