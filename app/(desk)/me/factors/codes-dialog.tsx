import { type FormEvent, useState } from 'react';
import { ProvedDialog } from '#app/(desk)/proved-dialog.tsx';
import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { QrCode } from '#components/ui/qr-code.tsx';
import { beginCodes, confirmCodes } from '../actions.ts';
import { FactorAdded } from './factor-added.tsx';
import { changesSignIn, type FactorDialogProps } from './factor-task.ts';

type Begun = { secret: string; address: string };

const title = 'Set up an app for codes';

/** Sets up an app for one-time codes: proof, QR code, first code, recovery codes. */
export function CodesDialog({ onClose, onChange }: FactorDialogProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const show = (made: string[]) => {
    setCodes(made);
    onChange();
  };
  if (codes)
    return (
      <Dialog title="The app is set up" onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
        <FactorAdded codes={codes} />
      </Dialog>
    );
  if (begun) return <FirstCode begun={begun} onClose={onClose} onDone={show} />;
  return (
    <ProvedDialog
      title={title}
      act="Go on"
      because={changesSignIn}
      subject={{ kind: 'add_codes' }}
      onProved={() => problemOf(beginCodes({}), 'Not begun.', setBegun)}
      onClose={onClose}
    >
      <p className="text-t2">
        Any app for one-time codes will do. Its code is asked for when you sign in without a passkey.
      </p>
    </ProvedDialog>
  );
}

type FirstCodeProps = { begun: Begun; onClose: () => void; onDone: (recoveryCodes: string[]) => void };

function FirstCode({ begun: { secret, address }, onClose, onDone }: FirstCodeProps) {
  const [code, setCode] = useState('');
  const { problem, isBusy, run } = useProblem();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => problemOf(confirmCodes({ code }), 'Not set up.', onDone));
  };
  return (
    <Dialog
      title={title}
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
          error={problem?.fields.code ?? problem?.message}
        />
      </form>
    </Dialog>
  );
}
