'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { DrawnFields } from '#components/review/drawn-fields.tsx';
import { newId } from '#components/review/new-id.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { Button } from '#components/ui/button.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { type FieldValues, inputOf, standardValues } from '#lib/review/commands/field-values.ts';
import type { ConnectionLine, WebhookPlace } from '#lib/review/connections/view.ts';
import { orderCommand } from '../../../actions.ts';
import { registerWebhook } from '../actions.ts';

type RegistrationProps = { line: ConnectionLine; place: WebhookPlace };

/** Registers the webhooks' address at the provider with a call, or removes a registration. */
export function Registration({ line, place }: RegistrationProps) {
  const [isRemoving, setIsRemoving] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Kept until there is an answer, so that sending it again registers once.
  const commandId = useRef(newId());
  const router = useRouter();
  const register = async () => {
    setIsBusy(true);
    const result = await answered(registerWebhook({ id: line.id, commandId: commandId.current }));
    setIsBusy(false);
    setTold(result.ok ? registered(result.value.state) : problemWords(result, 'Not sent.'));
    if (result.ok || result.code !== 'unknown') commandId.current = newId();
    router.refresh();
  };
  return (
    <>
      {place.canRegister && (
        <Button busy={isBusy} onClick={() => void register()}>
          {isBusy ? 'Sending' : `Register at ${line.providerLabel}`}
        </Button>
      )}
      {place.removal && <Button onClick={() => setIsRemoving(true)}>Remove a registration…</Button>}
      {told && (
        <span role="status" className="text-12 text-t2">
          {told}
        </span>
      )}
      {isRemoving && place.removal && (
        <Removal line={line} fields={place.removal} onClose={() => setIsRemoving(false)} />
      )}
    </>
  );
}

function registered(state: string): string {
  return state === 'done' ? 'Registered.' : 'Ordered. The outcome is listed under Commands.';
}

type RemovalProps = { line: ConnectionLine; fields: NonNullable<WebhookPlace['removal']>; onClose: () => void };

function Removal({ line, fields, onClose }: RemovalProps) {
  const [commandId] = useState(newId);
  const [values, setValues] = useState<FieldValues>(() => standardValues(fields));
  const { problem, isBusy, run } = useProblem();
  const router = useRouter();
  const order = () =>
    orderCommand({
      commandId,
      applicantId: null,
      connectionId: line.id,
      kind: 'delete_webhook',
      input: inputOf(fields, values),
    });
  const done = () => {
    router.refresh();
    onClose();
  };
  return (
    <FormDialog
      title={`Remove a registration at ${line.providerLabel}`}
      act={`Remove at ${line.providerLabel}`}
      leave="Keep it"
      isDanger
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(() => problemOf(order(), 'Not sent.', done))}
      onClose={onClose}
    >
      <p className="mb-10 text-t2">
        The provider sends nothing to that address any more. The outcome is listed under Commands.
      </p>
      <DrawnFields fields={fields} values={values} problems={problem?.fields ?? {}} onChange={setValues} />
    </FormDialog>
  );
}
