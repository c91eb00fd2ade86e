'use client';

import { useRef, useState } from 'react';
import { DrawnFields, type FieldValues, inputOf, standardValues } from '#components/review/drawn-fields.tsx';
import { newId } from '#components/review/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/form/choice.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { CreateOffer } from '#lib/review/commands/available.ts';
import { MadeNote } from './made-note.tsx';
import { type Made, type MakeProblem, makeApplicant } from './make-applicant.ts';

/** Which connection, what it takes, and what is sent. */
export function NewApplicantForm({ offers }: { offers: CreateOffer[] }) {
  const [connectionId, setConnectionId] = useState(offers[0]?.connectionId ?? '');
  const chosen = offers.find((offer) => offer.connectionId === connectionId);
  return (
    <div className="max-w-440 p-16">
      <div className="mb-16">
        <Choice
          label="Connection"
          value={connectionId}
          options={offers.map((offer) => ({ value: offer.connectionId, label: connectionName(offer) }))}
          onChange={setConnectionId}
        />
      </div>
      {chosen && <OfferForm key={connectionId} chosen={chosen} />}
    </div>
  );
}

function OfferForm({ chosen }: { chosen: CreateOffer }) {
  const { offer, providerLabel, connectionId } = chosen;
  const [values, setValues] = useState<FieldValues>(() => standardValues(offer.fields));
  const [outcome, setOutcome] = useState<Made | MakeProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Sending the same form twice makes one applicant; the next form is another.
  const commandId = useRef(newId());
  const send = async () => {
    setIsBusy(true);
    const found = await makeApplicant({
      commandId: commandId.current,
      connectionId,
      input: inputOf(offer.fields, values),
    });
    setIsBusy(false);
    setOutcome(found);
  };
  const another = () => {
    commandId.current = newId();
    setValues(standardValues(offer.fields));
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
      <DrawnFields fields={offer.fields} values={values} problems={outcome?.fields ?? {}} onChange={setValues} />
      <p className="mt-16 text-12 text-t2">
        Sent to {providerLabel} at once: <span className="mono text-t3">{offer.call}</span>
      </p>
      {outcome && <FieldError>{outcome.message}</FieldError>}
      <Button type="submit" look="primary" size="lg" busy={isBusy} className="mt-10">
        {isBusy ? `Waiting for ${providerLabel}` : `Make the applicant at ${providerLabel}`}
      </Button>
    </form>
  );
}

function connectionName({ providerLabel, label, mode }: CreateOffer): string {
  return `${providerLabel}, ${label}${mode === 'test' ? ' (test)' : ''}`;
}
