import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { waitingWords } from '#lib/review/endpoints/words.ts';
import { removeEndpoint } from './actions.ts';
import type { EndpointDialogProps } from './task.ts';

/** Removes an endpoint for good. */
export function RemoveDialog({ line, onClose }: EndpointDialogProps) {
  const router = useRouter();
  const [typedName, setTypedName] = useState('');
  const { problem, isBusy, run } = useProblem();
  const done = () => {
    router.refresh();
    onClose();
  };
  return (
    <FormDialog
      title={`Remove ${line.name}`}
      act="Remove endpoint"
      leave="Keep it"
      isDanger
      isReady={typedName.trim() === line.name}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(() => problemOf(removeEndpoint({ id: line.id, typedName }), 'Not removed.', done))}
      onClose={onClose}
    >
      <ul className="mb-10 list-disc ps-16 text-t2">
        <li>Its secret is deleted at once and can’t be restored.</li>
        <li>{waitingWords(line, 'never sent')}</li>
        <li>What it was told stays in the log for 90 days, and the ledger stays.</li>
      </ul>
      <Field
        label={`Type “${line.name}” to remove it`}
        value={typedName}
        autoComplete="off"
        onChange={(event) => setTypedName(event.target.value)}
      />
    </FormDialog>
  );
}
