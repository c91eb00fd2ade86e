'use client';

import { useState } from 'react';
import { SentLink } from '#components/review/commands/sent-link.tsx';
import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { newId } from '#components/review/new-id.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import { type FieldValues, inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import { orderCommand } from '../../../actions.ts';

type OrderDialogProps = {
  applicantId: string;
  command: AvailableCommand;
  providerLabel: string;
  onClose: () => void;
  onOrdered: () => Promise<void>;
};

/** Shows what will be sent, and takes its input. An irreversible command must be confirmed by typing its name. */
export function OrderDialog({ applicantId, command, providerLabel, onClose, onOrdered }: OrderDialogProps) {
  const [commandId] = useState(newId);
  const [values, setValues] = useState<FieldValues>(() => standardValues(command.fields));
  const [typed, setTyped] = useState('');
  const { problem, isBusy, run } = useProblem();
  const [link, setLink] = useState<string | null>(null);
  const word = command.name.toLowerCase();
  const isConfirmed = command.isReversible || typed.trim().toLowerCase() === word;
  const order = () =>
    orderCommand({
      commandId,
      applicantId,
      connectionId: null,
      kind: command.kind,
      input: inputOf(command.fields, values),
    });
  const done = async (ordered: { link: string | null }) => {
    await onOrdered();
    if (ordered.link === null) onClose();
    else setLink(ordered.link);
  };
  if (link !== null) return <LinkDialog name={command.name} link={link} onClose={onClose} />;
  const name = `${command.name} at ${providerLabel}`;
  return (
    <FormDialog
      title={name}
      act={isBusy ? 'Sending' : name}
      isDanger={!command.isReversible}
      isReady={isConfirmed}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(() => problemOf(order(), 'Not sent.', done))}
      onClose={onClose}
    >
      <p className="mb-4 text-t2">{leavesWords(command, providerLabel)}</p>
      <p className="mb-10 mono text-12 break-all text-t3">{command.call}</p>
      <DrawnFields fields={command.fields} values={values} problems={problem?.fields ?? {}} onChange={setValues} />
      {!command.isReversible && (
        <Field
          label={`Type “${word}” to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      )}
    </FormDialog>
  );
}

function LinkDialog({ name, link, onClose }: { name: string; link: string; onClose: () => void }) {
  return (
    <Dialog title={name} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      <p className="mb-10 text-t2">
        Send it to the applicant only: anyone who has the link can use it. It stays with the command until it expires.
      </p>
      <SentLink link={link} expiresAt={null} />
    </Dialog>
  );
}

function leavesWords({ isReversible }: AvailableCommand, providerLabel: string): string {
  return isReversible
    ? `Sent to ${providerLabel} at once.`
    : `It can’t be taken back at ${providerLabel}. It is sent after a few seconds in which you can undo it.`;
}
