'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { type CaseEvent, caseEvents, eventLabel } from '#lib/review/endpoints/event.ts';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import { addEndpoint, changeEndpoint } from '../actions.ts';
import { ShownSecret } from '../shown-secret.tsx';

/** Adds an endpoint, or changes the one in `line`. */
export function EndpointForm({ line, onClose }: { line: EndpointLine | null; onClose: () => void }) {
  const router = useRouter();
  const [id] = useState(() => line?.id ?? newId());
  const [name, setName] = useState(line?.name ?? '');
  const [url, setUrl] = useState(line?.url ?? '');
  const [events, setEvents] = useState<CaseEvent[]>(line?.events ?? ['case.approved', 'case.rejected']);
  const [secret, setSecret] = useState<string | null>(null);
  const { problem, isBusy, run } = useProblem();
  const form = { id, name, url, events };
  const add = () =>
    problemOf(addEndpoint(form), 'Not added.', (made) => {
      setSecret(made.secret);
      router.refresh();
    });
  const change = () =>
    problemOf(changeEndpoint(form), 'Not changed.', () => {
      router.refresh();
      onClose();
    });
  const toggle = (event: CaseEvent, isChosen: boolean) =>
    setEvents((chosen) => (isChosen ? [...chosen, event] : chosen.filter((one) => one !== event)));
  return (
    <FormDialog
      title={line ? `Change ${line.name}` : 'Add endpoint'}
      act={line ? 'Save' : 'Add endpoint'}
      isReady={name.trim() !== '' && url.trim() !== '' && events.length > 0}
      isBusy={isBusy}
      problem={problemBeside(problem, ['name', 'url', 'events'])}
      made={secret && <ShownSecret secret={secret} name={name.trim()} />}
      onAct={() => void run(line ? change : add)}
      onClose={onClose}
    >
      <div className="mt-10 flex flex-col gap-10">
        <Field
          label="Name"
          value={name}
          placeholder="Core ledger"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          error={problem?.fields.name}
        />
        <Field
          label="Address"
          type="url"
          value={url}
          placeholder="https://ledger.example/docket"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setUrl(event.target.value)}
          error={problem?.fields.url}
          hint={line && 'Messages that wait go to the new address.'}
        />
        <fieldset>
          <legend className="mb-4 text-12 font-medium text-t2">Events</legend>
          <div className="flex flex-col gap-4">
            {caseEvents.map((event) => (
              <CheckBox
                key={event}
                label={
                  <>
                    {eventLabel(event)} <span className="mono text-12 text-t3">{event}</span>
                  </>
                }
                checked={events.includes(event)}
                onChange={(isChosen) => toggle(event, isChosen)}
              />
            ))}
          </div>
          {problem?.fields.events && <FieldError>{problem.fields.events}</FieldError>}
        </fieldset>
        {!line && (
          <p className="text-12 text-t3">
            It is told of what is recorded from now on. The secret that signs its messages is shown once.
          </p>
        )}
      </div>
    </FormDialog>
  );
}
