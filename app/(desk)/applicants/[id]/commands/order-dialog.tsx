'use client';

import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { SentLink } from '#components/review/commands/sent-link.tsx';
import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
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

type Problem = { message: string; fields: Record<string, string> };

/** Shows what will be sent, and takes its input. An irreversible command must be confirmed by typing its name. */
export function OrderDialog({ applicantId, command, providerLabel, onClose, onOrdered }: OrderDialogProps) {
  const [commandId] = useState(newId);
  const [values, setValues] = useState<FieldValues>(() => standardValues(command.fields));
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const word = command.name.toLowerCase();
  const isConfirmed = command.isReversible || typed.trim().toLowerCase() === word;
  const send = async () => {
    setIsBusy(true);
    const found = await order({
      commandId,
      applicantId,
      connectionId: null,
      kind: command.kind,
      input: inputOf(command.fields, values),
    });
    setIsBusy(false);
    if ('message' in found) return setProblem(found);
    await onOrdered();
    if (found.link === null) onClose();
    else setLink(found.link);
  };
  if (link !== null) return <LinkDialog name={command.name} link={link} onClose={onClose} />;
  const acts = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button
        look={command.isReversible ? 'primary' : 'danger'}
        busy={isBusy}
        disabled={!isConfirmed}
        onClick={() => void send()}
      >
        {isBusy ? 'Sending' : `${command.name} at ${providerLabel}`}
      </Button>
    </>
  );
  return (
    <Dialog title={`${command.name} at ${providerLabel}`} onClose={onClose} acts={acts}>
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
      {problem && <FieldError>{problem.message}</FieldError>}
    </Dialog>
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

async function order(input: Parameters<typeof orderCommand>[0]): Promise<{ link: string | null } | Problem> {
  const result = await answered(orderCommand(input));
  return result.ok ? result.value : { message: problemWords(result, 'Not sent.'), fields: result.fields ?? {} };
}
