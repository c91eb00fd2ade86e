'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import type { ProviderChoice } from '#lib/review/connections/provider-choice.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import { addConnection } from '../actions.ts';
import { draftOf, SettingFields } from '../setting-fields.tsx';
import { TestAndSave } from '../test-and-save.tsx';
import { foundFor, useTest } from '../use-test.ts';
import { NameAndMode } from './name-and-mode.tsx';

type NewFormProps = { id: string; choice: ProviderChoice; webhookBase: string; onOtherProvider: () => void };

/** The form of a new connection. A test stores nothing, and no applicants are read before the connection is saved. */
export function NewForm({ id, choice, webhookBase, onOtherProvider }: NewFormProps) {
  const { values, setValues, saving, save, setProblems } = useNewConnection(id, choice);
  const testing = useTest();
  const [isUntestedFine, setIsUntestedFine] = useState(false);
  const order = { id, provider: choice.id, mode: values.mode, draft: values.draft };
  const found = foundFor(testing, order);
  const isClosed = found === null && !isUntestedFine;
  return (
    <form
      className="grid min-h-0 grow form-grid phone:block"
      onSubmit={(event) => {
        event.preventDefault();
        void save(found?.erasesWhatItReads === true);
      }}
    >
      <div className="min-h-0 overflow-y-auto p-16 thin-scroll phone:overflow-visible">
        <div className="max-w-560">
          <p className="mb-12 flex items-center gap-8">
            <span className="font-semibold">{choice.label}</span>
            <Button size="sm" look="quiet" onClick={onOtherProvider}>
              Another provider
            </Button>
          </p>
          <NameAndMode
            values={values}
            problem={saving.problems.label}
            onChange={(change) => setValues({ ...values, ...change })}
          />
          <SettingFields
            controls={choice.controls}
            draft={values.draft}
            problems={saving.problems}
            secretAddress={
              choice.secretInAddress === null ? null : { field: choice.secretInAddress, before: webhookBase }
            }
            onChange={(draft) => setValues({ ...values, draft })}
          />
        </div>
      </div>
      <TestAndSave
        testing={testing}
        isCurrent={found !== null}
        idle="Reads at most one record and stores nothing. Every address is checked before anything is sent."
        testLabel="Test connection"
        onTest={() => void testing.run(order).then(setProblems)}
        problem={saving.problem}
        save={{ label: 'Save connection', isBusy: saving.isBusy, isClosed }}
        beside={isClosed && <span className="text-12 text-t3">Test it first, or tick “Save without a test”.</span>}
      >
        {found === null && (
          <CheckBox
            label="Save without a test"
            hint="You will see whether it works when Docket first reads from it."
            checked={isUntestedFine}
            onChange={setIsUntestedFine}
          />
        )}
        {found?.erasesWhatItReads && (
          <p className="text-12 text-t2">It is saved paused. You will be asked once more before anything is read.</p>
        )}
      </TestAndSave>
    </form>
  );
}

type Values = { label: string; mode: 'test' | 'live'; draft: SettingsDraft };

/** The values in the form, and saving them. */
function useNewConnection(id: string, choice: ProviderChoice) {
  const router = useRouter();
  const [values, setValues] = useState<Values>(() => ({ label: '', mode: 'test', draft: draftOf(choice.controls) }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = async (erasesWhatItReads: boolean) => {
    setIsBusy(true);
    const { label, mode, draft: settings } = values;
    const result = await answered(addConnection({ id, provider: choice.id, label, mode, settings, erasesWhatItReads }));
    if (result.ok) return router.push(`/admin/connections/${id}`);
    setIsBusy(false);
    setProblem(result.message);
    setProblems(result.fields ?? {});
  };
  return { values, setValues, saving: { problems, problem, isBusy }, save, setProblems };
}
