'use client';

import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { ConnectionTest, TestLine } from '#lib/review/connections/check.ts';
import type { Testing } from './use-test.ts';

const outcomes: Record<TestLine['outcome'], { tone: ToneName; word: string }> = {
  works: { tone: 'pass', word: 'Works' },
  not_allowed: { tone: 'attention', word: 'Not allowed' },
  not_set_up: { tone: 'not_done', word: 'Not set up' },
  not_tried: { tone: 'not_done', word: 'Not tried' },
  fails: { tone: 'fail', word: 'Fails' },
};

/** The progress of a test and its results. `isOutdated`: the form has changed since. */
export function TestReport({ testing, isOutdated, idle }: { testing: Testing; isOutdated: boolean; idle: string }) {
  const { state, stop } = testing;
  return (
    <div aria-live="polite">
      {state.kind === 'not_run' && <p className="text-12 text-t3">{idle}</p>}
      {state.kind === 'running' && <Running startedAt={state.startedAt} onStop={stop} />}
      {state.kind === 'stopped' && (
        <p className="text-12 text-t2">Stopped. Calls that were already sent may still be answered.</p>
      )}
      {state.kind === 'failed' && <FieldError>{state.message}</FieldError>}
      {state.kind === 'done' && isOutdated && (
        <p className="mb-8 text-12 text-t2">The form has changed since this test.</p>
      )}
      {state.kind === 'done' && <Found test={state.test} />}
    </div>
  );
}

function Found({ test: { addresses, findings, erasesWhatItReads } }: { test: ConnectionTest }) {
  return (
    <>
      {erasesWhatItReads && (
        <p role="alert" className="mb-8 rounded-4 border border-fail-line bg-fail-tint px-8 py-6 text-12">
          <b className="font-medium text-fail">This key erases what it reads.</b> Every record that Docket reads with it
          is then archived at the provider. Use a key that can only view.
        </p>
      )}
      <ul>
        {[...addresses, ...findings].map((line) => (
          <li key={`${line.what} ${line.remark}`} className="border-b border-l1 py-6 last:border-b-0">
            <div className="flex items-center gap-8">
              <span className="min-w-0 grow truncate text-12 font-medium">{line.what}</span>
              <Tone
                tone={outcomes[line.outcome].tone}
                quiet={line.outcome !== 'fails' && line.outcome !== 'not_allowed'}
                className="text-12"
              >
                {outcomes[line.outcome].word}
              </Tone>
            </div>
            <p className="text-12 text-t2">{line.remark}</p>
          </li>
        ))}
      </ul>
      {findings.length === 0 && <p className="text-12 text-t2">Nothing was sent, because an address was refused.</p>}
    </>
  );
}

function Running({ startedAt, onStop }: { startedAt: number; onStop: () => void }) {
  const now = useNow(250) ?? startedAt;
  return (
    <div className="flex items-center gap-8">
      <Tone tone="pending">
        Calling the provider, <span aria-hidden="true">{Math.max(0, Math.floor((now - startedAt) / 1000))} of</span> at
        most 10 s
      </Tone>
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
