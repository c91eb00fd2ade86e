'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { removeConnection } from '../actions.ts';

export function RemoveConnection({ line }: { line: ConnectionLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typedLabel, setTypedLabel] = useState('');
  const { problem, isBusy, run } = useProblem();
  const router = useRouter();
  const [isRemoved, setIsRemoved] = useState(false);
  const leave = () => {
    setIsRemoved(true);
    router.push('/admin/connections');
  };
  const remove = () => run(() => problemOf(removeConnection({ id: line.id, typedLabel }), 'Not removed.', leave));
  return (
    <>
      <Button look="danger" onClick={() => setIsOpen(true)}>
        Remove…
      </Button>
      {isOpen && (
        <FormDialog
          title={`Remove ${line.providerLabel}, ${line.label}`}
          act="Remove connection"
          leave="Keep it"
          isDanger
          isReady={typedLabel.trim() === line.label}
          isBusy={isBusy || isRemoved}
          problem={problemBeside(problem)}
          onAct={() => void remove()}
          onClose={() => setIsOpen(false)}
        >
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
        </FormDialog>
      )}
    </>
  );
}
