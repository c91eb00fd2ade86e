'use client';

import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import { HeldFields } from './held-fields.tsx';
import { useHeld } from './use-held.ts';
import { useVerify, type VerifyState } from './use-verify.ts';
import { VerifyResult } from './verify-result.tsx';

/** Verifies the ledger, or an export that the reader holds, in this browser: the server's word is not needed. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { state, start, stop } = useVerify();
  const fields = useHeld();
  const { held } = fields;
  const isRunning = state.is === 'running';
  return (
    <Dialog
      title="Verify the ledger in this browser"
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Close</Button>
          {isRunning ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button
              look="primary"
              disabled={held === null}
              onClick={() => held && start({ source: { from: 'server' }, held })}
            >
              Verify the ledger
            </Button>
          )}
        </>
      }
    >
      <p className="text-12 text-t2">
        Reads all rows, computes each hash again and checks the signed head. That you read them is itself recorded.
      </p>
      <HeldFields fields={fields} isClosed={isRunning} />
      <FileChoice
        isClosed={isRunning || held === null}
        onChoose={(file) => held && start({ source: { from: 'file', file }, held })}
      />
      <div role="status">
        <Progress state={state} />
      </div>
      {isRunning && (
        <progress
          aria-label="Rows verified"
          className="progress-bar mt-8"
          max={state.announced ?? undefined}
          value={state.announced === null ? undefined : state.verified}
        />
      )}
    </Dialog>
  );
}

function FileChoice({ isClosed, onChoose }: { isClosed: boolean; onChoose: (file: File) => void }) {
  return (
    <p className="my-12">
      <label
        aria-disabled={isClosed}
        className={cx(buttonClass(), 'focus-within:outline-2 focus-within:outline-accent')}
      >
        Verify an export that you hold
        <input
          type="file"
          accept=".jsonl"
          className="sr-only"
          disabled={isClosed}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) onChoose(file);
          }}
        />
      </label>
    </p>
  );
}

function Progress({ state }: { state: VerifyState }) {
  switch (state.is) {
    case 'idle':
      return null;
    case 'running':
      return (
        <p className="text-12 text-t2">
          {state.announced === null
            ? 'Reading the first rows'
            : `${state.verified.toLocaleString('en')} of ${countOf(state.announced, 'row')} verified`}
        </p>
      );
    case 'stopped':
      return (
        <Tone tone="pending">
          Stopped after {countOf(state.verified, 'row')}. This says nothing about the rows after them.
        </Tone>
      );
    case 'unread':
      return (
        <Tone tone="attention">
          The ledger could not be read{state.status === null ? '' : ` (answer ${state.status})`}. This is no verdict on
          it.
        </Tone>
      );
    case 'done':
      return <VerifyResult {...state} />;
  }
}
