'use client';

import { useRef, useState } from 'react';
import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/form/choice.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ConnectionCommand } from '#lib/review/commands/available.ts';
import { type FieldValues, inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import { MadeNote } from './made-note.tsx';
import { type Made, type MakeProblem, makeApplicant } from './make-applicant.ts';

/** The connection, its fields, and the call that will be sent. */
export function NewApplicantForm({ creations }: { creations: ConnectionCommand[] }) {
  const [connectionId, setConnectionId] = useState(creations[0]?.connectionId ?? '');
  const chosen = creations.find((creation) => creation.connectionId === connectionId);
  return (
    <div className="max-w-440 p-16">
      <div className="mb-16">
        <Choice
          label="Connection"
          value={connectionId}
          options={creations.map((creation) => ({ value: creation.connectionId, label: connectionName(creation) }))}
          onChange={setConnectionId}
        />
      </div>
      {chosen && <CreationForm key={connectionId} chosen={chosen} />}
    </div>
  );
}

function CreationForm({ chosen }: { chosen: ConnectionCommand }) {
  const { command, providerLabel, connectionId } = chosen;
  const [values, setValues] = useState<FieldValues>(() => standardValues(command.fields));
  const [outcome, setOutcome] = useState<Made | MakeProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Sending the same form twice creates one applicant; the next form has another id.
  const commandId = useRef(newId());
  const send = async () => {
    setIsBusy(true);
    const found = await makeApplicant({
      commandId: commandId.current,
      connectionId,
      input: inputOf(command.fields, values),
    });
    setIsBusy(false);
    setOutcome(found);
  };
  const another = () => {
    commandId.current = newId();
    setValues(standardValues(command.fields));
    setOutcome(null);
  };
  if (outcome?.kind === 'made') return <MadeNote made={outcome} providerLabel={providerLabel} onAnother={another} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DrawnFields fields={command.fields} values={values} problems={outcome?.fields ?? {}} onChange={setValues} />
      <p className="mt-16 text-12 text-t2">
        Sent to {providerLabel} at once: <span className="mono text-t3">{command.call}</span>
      </p>
      {outcome && <FieldError>{outcome.message}</FieldError>}
      <Button type="submit" look="primary" size="lg" busy={isBusy} className="mt-10">
        {isBusy ? `Waiting for ${providerLabel}` : `Create applicant at ${providerLabel}`}
      </Button>
    </form>
  );
}

function connectionName({ providerLabel, label, mode }: ConnectionCommand): string {
  return `${providerLabel}, ${label}${mode === 'test' ? ' (test)' : ''}`;
}
