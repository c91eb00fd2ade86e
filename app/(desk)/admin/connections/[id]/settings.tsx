'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Time } from '#components/review/time/time.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import type { ConnectionDetail, ConnectionLine, SettingsForm } from '#lib/review/connections/view.ts';
import { changeConnection } from '../actions.ts';
import { draftOf } from '../setting-fields.tsx';
import { TestAndSave } from '../test-and-save.tsx';
import { foundFor, useTest } from '../use-test.ts';
import { SettingsFields, type SettingsValues } from './settings-fields.tsx';
import { SettingsShown } from './settings-shown.tsx';

type SettingsProps = { form: SettingsForm; line: ConnectionLine; detail: ConnectionDetail; canKeep: boolean };

/** The settings of the connection. After saving, the form starts again empty of secrets. */
export function Settings(props: SettingsProps) {
  const [round, setRound] = useState(0);
  const [saved, setSaved] = useState<string[] | null>(null);
  if (!props.canKeep) return <SettingsShown form={props.form} detail={props.detail} />;
  const onSaved = (fields: string[]) => {
    setSaved(fields);
    setRound(round + 1);
  };
  return <Form key={round} {...props} saved={saved} onSaved={onSaved} />;
}

type FormProps = SettingsProps & { saved: string[] | null; onSaved: (fields: string[]) => void };

function Form({ form, line, detail, saved, onSaved }: FormProps) {
  const { values, setValues, saving, save, setProblems } = useChangedConnection({ form, line, detail }, onSaved);
  const [isLeaked, setIsLeaked] = useState(false);
  const testing = useTest();
  const order = { id: line.id, provider: line.provider, mode: line.mode, draft: values.draft };
  const found = foundFor(testing, order);
  return (
    <form
      className="grid min-h-0 grow form-grid phone:block"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ isLeaked, erasesWhatItReads: found?.erasesWhatItReads === true });
      }}
    >
      <SettingsFields
        form={form}
        values={values}
        problems={saving.problems}
        onChange={(change) => setValues({ ...values, ...change })}
      />
      <TestAndSave
        testing={testing}
        isCurrent={found !== null}
        idle="Tests these settings before they are saved, with the stored secrets where you typed none."
        testLabel="Test these settings"
        onTest={() => void testing.run(order).then(setProblems)}
        problem={saving.problem}
        save={{ label: 'Save changes', isBusy: saving.isBusy, isClosed: false }}
        beside={saved && !saving.problem && <Saved fields={saved} />}
      >
        <CheckBox
          label="The old secret has leaked"
          hint="Webhooks signed with it are rejected at once. Otherwise they are accepted for one more day."
          checked={isLeaked}
          onChange={setIsLeaked}
        />
        {detail.previousUntil && (
          <p className="text-12 text-t2">
            A replaced secret is still accepted until <Time at={detail.previousUntil} />.
          </p>
        )}
      </TestAndSave>
    </form>
  );
}

function Saved({ fields }: { fields: string[] }) {
  return (
    <span role="status" className="text-12 text-t2">
      {fields.length === 0 ? 'Nothing has changed.' : 'Saved.'}
    </span>
  );
}

type Known = Pick<SettingsProps, 'form' | 'line' | 'detail'>;

/** The values in the form, and saving them. */
function useChangedConnection({ form, line, detail }: Known, onSaved: (fields: string[]) => void) {
  const router = useRouter();
  const [values, setValues] = useState<SettingsValues>(() => ({
    label: line.label,
    pace: { roundEveryMinutes: textOf(detail.roundEveryMinutes), callsPerSecond: textOf(detail.callsPerSecond) },
    draft: draftOf(form.controls),
  }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = async (said: { isLeaked: boolean; erasesWhatItReads: boolean }) => {
    setIsBusy(true);
    const { label, draft: settings, pace } = values;
    const numbers = {
      roundEveryMinutes: numberOf(pace.roundEveryMinutes),
      callsPerSecond: numberOf(pace.callsPerSecond),
    };
    const result = await answered(changeConnection({ id: line.id, label, pace: numbers, settings, ...said }));
    setIsBusy(false);
    if (result.ok) {
      router.refresh();
      return onSaved(result.value);
    }
    setProblem(result.message);
    setProblems(result.fields ?? {});
  };
  return { values, setValues, saving: { problems, problem, isBusy }, save, setProblems };
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

/** A text that is no number is sent as -1, which the server refuses with a message for the field. */
function numberOf(text: string): number | null {
  if (text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : -1;
}
