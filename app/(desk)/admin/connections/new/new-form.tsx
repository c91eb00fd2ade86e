'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import type { SettingsDraft } from '#lib/review/connection-setting.ts';
import type { ProviderChoice } from '#lib/review/provider-choice.ts';
import { addConnection } from '../actions.ts';
import { draftOf, SettingFields } from '../setting-fields.tsx';
import { TestReport } from '../test-report.tsx';
import { foundFor, useTest } from '../use-test.ts';
import { NameAndMode } from './name-and-mode.tsx';

type Mode = 'test' | 'live';

type NewFormProps = { id: string; choice: ProviderChoice; webhookBase: string; onOtherProvider: () => void };

/** The form of a new connection: tested from here before anything is stored, and nobody is read before it is saved. */
export function NewForm({ id, choice, webhookBase, onOtherProvider }: NewFormProps) {
  const router = useRouter();
  const [label, setLabel] = useState('');
  const [mode, setMode] = useState<Mode>('test');
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(choice.controls));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isUntestedFine, setIsUntestedFine] = useState(false);
  const testing = useTest();
  const order = { id, provider: choice.id, mode, draft };
  const secretAddress = choice.secretInAddress === null ? null : { field: choice.secretInAddress, before: webhookBase };
  const found = foundFor(testing, order);
  const save = async () => {
    setIsBusy(true);
    const erasesWhatItReads = found?.erasesWhatItReads === true;
    const result = await addConnection({ id, provider: choice.id, label, mode, settings: draft, erasesWhatItReads });
    if (result.ok) return router.push(`/admin/connections/${id}`);
    setIsBusy(false);
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
      <div className="min-h-0 overflow-y-auto p-16 thin-scroll phone:overflow-visible">
        <div className="max-w-560">
          <p className="mb-12 flex items-center gap-8">
            <span className="font-semibold">{choice.label}</span>
            <Button size="sm" look="quiet" onClick={onOtherProvider}>
              Another provider
            </Button>
          </p>
          <NameAndMode label={label} mode={mode} problem={problems.label} onLabel={setLabel} onMode={setMode} />
          <SettingFields controls={choice.controls} draft={draft} problems={problems} secretAddress={secretAddress} onChange={setDraft} />
        </div>
      </div>
      <aside aria-label="Test and save" className="flex min-h-0 flex-col border-s border-l2 bg-s0 phone:border-s-0 phone:border-t">
        <div className="min-h-0 grow overflow-y-auto p-16 thin-scroll">
          <div className="mb-8 flex min-h-28 items-center gap-8">
            <h2 className="me-auto font-semibold">Test</h2>
            <Button disabled={testing.standing.kind === 'running'} onClick={() => void testing.run(order).then(setProblems)}>
              Test connection
            </Button>
          </div>
          <TestReport
            testing={testing}
            isOutdated={found === null}
            idle="Reads at most one record and stores nobody. Nothing is sent before each address is known to be a public one."
          />
        </div>
        <div className="border-t border-l2 bg-s1 p-16">
          {found === null && (
            <CheckBox
              label="Save without a test"
              hint="Whether it works shows when the worker first reads."
              checked={isUntestedFine}
              onChange={setIsUntestedFine}
            />
          )}
          {found?.erasesWhatItReads && (
            <p className="text-12 text-t2">It is saved paused: you are asked once more before anything is read.</p>
          )}
          {problem && <FieldError>{`Not saved. ${problem}`}</FieldError>}
          <div className="mt-12 flex items-center gap-8">
            <Button type="submit" look="primary" size="lg" busy={isBusy} disabled={found === null && !isUntestedFine}>
              {isBusy ? 'Saving' : 'Save connection'}
            </Button>
            {found === null && !isUntestedFine && <span className="text-12 text-t3">Test it first, or say that you skip that.</span>}
          </div>
        </div>
      </aside>
    </form>
  );
}
