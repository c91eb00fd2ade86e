'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Time } from '#components/review/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import type { SettingsDraft } from '#lib/review/connection-setting.ts';
import type { ConnectionDetail, ConnectionLine, SettingsForm } from '#lib/review/connection-view.ts';
import { changeConnection } from '../actions.ts';
import { draftOf } from '../setting-fields.tsx';
import { TestReport } from '../test-report.tsx';
import { foundFor, useTest } from '../use-test.ts';
import { SettingsFields } from './settings-fields.tsx';
import { SettingsShown } from './settings-shown.tsx';

type SettingsProps = { form: SettingsForm; line: ConnectionLine; detail: ConnectionDetail; canKeep: boolean };

/** What the connection is set up with. A saved form starts anew, so that no secret that was typed stays in it. */
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
  const router = useRouter();
  const [label, setLabel] = useState(line.label);
  const [pace, setPace] = useState({ roundEveryMinutes: textOf(detail.roundEveryMinutes), callsPerSecond: textOf(detail.callsPerSecond) });
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(form.controls));
  const [isLeaked, setIsLeaked] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const testing = useTest();
  const order = { id: line.id, provider: line.provider, mode: line.mode, draft };
  const found = foundFor(testing, order);
  const save = async () => {
    setIsBusy(true);
    const numbers = { roundEveryMinutes: numberOf(pace.roundEveryMinutes), callsPerSecond: numberOf(pace.callsPerSecond) };
    const erasesWhatItReads = found?.erasesWhatItReads === true;
    const result = await changeConnection({ id: line.id, label, pace: numbers, settings: draft, isLeaked, erasesWhatItReads });
    setIsBusy(false);
    if (result.ok) {
      router.refresh();
      return onSaved(result.value);
    }
    setProblem(result.message);
    setProblems(result.fields ?? {});
  };
  return (
    <form
      className="grid min-h-0 grow form-grid phone:block"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SettingsFields
        form={form}
        values={{ label, pace, draft }}
        problems={problems}
        onLabel={setLabel}
        onPace={setPace}
        onDraft={setDraft}
      />
      <aside aria-label="Test and save" className="flex min-h-0 flex-col border-s border-l2 bg-s0 phone:border-s-0 phone:border-t">
        <div className="min-h-0 grow overflow-y-auto p-16 thin-scroll">
          <div className="mb-8 flex min-h-28 items-center gap-8">
            <h2 className="me-auto font-semibold">Test</h2>
            <Button disabled={testing.standing.kind === 'running'} onClick={() => void testing.run(order).then(setProblems)}>
              Test what the form says
            </Button>
          </div>
          <TestReport
            testing={testing}
            isOutdated={found === null}
            idle="Tries these settings before they are saved, with the stored secrets where none is typed in."
          />
        </div>
        <div className="border-t border-l2 bg-s1 p-16">
          <CheckBox
            label="The old secret is known to others"
            hint="Webhooks signed with it are refused at once. Otherwise they are believed for one more day."
            checked={isLeaked}
            onChange={setIsLeaked}
          />
          {detail.previousUntil && (
            <p className="mt-8 text-12 text-t2">
              A replaced secret is still believed until <Time at={detail.previousUntil} />.
            </p>
          )}
          {problem && <FieldError>{`Not saved. ${problem}`}</FieldError>}
          <div className="mt-12 flex items-center gap-8">
            <Button type="submit" look="primary" size="lg" busy={isBusy}>
              {isBusy ? 'Saving' : 'Save changes'}
            </Button>
            {saved && !problem && (
              <span role="status" className="text-12 text-t2">
                {saved.length === 0 ? 'Nothing was different.' : 'Saved.'}
              </span>
            )}
          </div>
        </div>
      </aside>
    </form>
  );
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

/** What can't be read as a number goes out as one that is refused, so that the field says so. */
function numberOf(text: string): number | null {
  if (text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : -1;
}
