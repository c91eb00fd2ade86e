'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { removeConnection } from '../actions.ts';

export function RemoveConnection({ line }: { line: ConnectionLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typedLabel, setTypedLabel] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const router = useRouter();
  const remove = async () => {
    setIsBusy(true);
    const result = await answered(removeConnection({ id: line.id, typedLabel }));
    if (result.ok) return router.push('/admin/connections');
    setIsBusy(false);
    setProblem(result.message);
  };
  const acts = (
    <>
      <Button onClick={() => setIsOpen(false)}>Keep it</Button>
      <Button look="danger" busy={isBusy} disabled={typedLabel.trim() !== line.label} onClick={() => void remove()}>
        Remove connection
      </Button>
    </>
  );
  return (
    <>
      <Button look="danger" onClick={() => setIsOpen(true)}>
        Remove…
      </Button>
      {isOpen && (
        <Dialog title={`Remove ${line.providerLabel}, ${line.label}`} onClose={() => setIsOpen(false)} acts={acts}>
          <ul className="mb-10 list-disc ps-16 text-t2">
            <li>Its keys and secrets are deleted at once and can’t be restored.</li>
            <li>Its applicants, their cases and stored images, and the ledger stay.</li>
            <li>Nothing is sent to {line.providerLabel}: its data stays there.</li>
            <li>Its webhooks are rejected from now on.</li>
          </ul>
          <Field
            label={`Type “${line.label}” to remove it`}
            value={typedLabel}
            autoComplete="off"
            onChange={(event) => setTypedLabel(event.target.value)}
          />
          {problem && <FieldError>{`Not removed. ${problem}`}</FieldError>}
        </Dialog>
      )}
    </>
  );
}
