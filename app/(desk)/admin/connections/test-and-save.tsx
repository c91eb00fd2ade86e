'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TestReport } from './test-report.tsx';
import type { Testing } from './use-test.ts';

type TestAndSaveProps = {
  testing: Testing;
  /** Whether the test was of the values that are in the form now. */
  isCurrent: boolean;
  idle: string;
  testLabel: string;
  onTest: () => void;
  /** Choices and notes before saving. */
  children: ReactNode;
  problem: string | null;
  save: { label: string; isBusy: boolean; isClosed: boolean };
  /** Beside the button: why it is disabled, or that it is saved. */
  beside: ReactNode;
};

/** The pane beside a form of settings, to test and save them. */
export function TestAndSave(props: TestAndSaveProps) {
  const { testing, isCurrent, idle, testLabel, onTest, children, problem, save, beside } = props;
  return (
    <aside
      aria-label="Test and save"
      className="flex min-h-0 flex-col border-s border-l2 bg-s0 phone:border-s-0 phone:border-t"
    >
      <div className="min-h-0 grow overflow-y-auto p-16 thin-scroll">
        <div className="mb-8 flex min-h-28 items-center gap-8">
          <h2 className="me-auto font-semibold">Test</h2>
          <Button disabled={testing.state.kind === 'running'} onClick={onTest}>
            {testLabel}
          </Button>
        </div>
        <TestReport testing={testing} isOutdated={!isCurrent} idle={idle} />
      </div>
      <div className="flex flex-col gap-8 border-t border-l2 bg-s1 p-16">
        {children}
        {problem && <FieldError>{`Not saved. ${problem}`}</FieldError>}
        <div className="flex items-center gap-8">
          <Button type="submit" look="primary" size="lg" busy={save.isBusy} disabled={save.isClosed}>
            {save.isBusy ? 'Saving' : save.label}
          </Button>
          {beside}
        </div>
      </div>
    </aside>
  );
}
