'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Ago } from '#components/review/time/ago.tsx';
import { Time } from '#components/review/time/time.tsx';
import { ActLine } from '#components/ui/act-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/section.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { Factors } from '#lib/review/members/factors.ts';
import { FactorDialog } from './factor-dialog.tsx';
import type { FactorTask } from './factor-task.ts';

/** The member's passkeys, their app for codes, and the codes for when these are lost. */
export function SecondFactor({ factors, now }: { factors: Factors; now: string }) {
  const router = useRouter();
  const [task, setTask] = useState<FactorTask | null>(null);
  const { hasCodes, passkeys, recoveryCodesLeft } = factors;
  return (
    <Section title="Second factor">
      <div className="max-w-640">
        <ul aria-label="Passkeys">
          {passkeys.map((passkey) => (
            <ActLine
              key={passkey.key}
              title={`Passkey, made in ${passkey.name}`}
              act={
                <Button size="sm" onClick={() => setTask({ kind: 'remove_passkey', passkey })}>
                  Remove…
                  <span className="sr-only">the passkey made in {passkey.name}</span>
                </Button>
              }
            >
              Added <Time at={passkey.addedAt} as="date" />
              {passkey.lastUsedAt && (
                <>
                  , last used <Ago at={passkey.lastUsedAt} now={now} />
                </>
              )}
            </ActLine>
          ))}
          <ActLine
            title={passkeys.length === 0 ? 'No passkey' : 'One more passkey'}
            act={
              <Button size="sm" icon="key" onClick={() => setTask({ kind: 'add_passkey' })}>
                Add passkey…
              </Button>
            }
          >
            Kept by this device or your security key; it signs you in without a password.
          </ActLine>
          <CodesLine hasCodes={hasCodes} onTask={setTask} />
          {(hasCodes || passkeys.length > 0) && (
            <ActLine
              title={`${countOf(recoveryCodesLeft, 'recovery code')} left`}
              act={
                <Button size="sm" onClick={() => setTask({ kind: 'recovery_codes' })}>
                  New codes…
                </Button>
              }
            >
              For when the device is lost. Each is good once.
            </ActLine>
          )}
        </ul>
      </div>
      {task && <FactorDialog task={task} onClose={() => setTask(null)} onChange={() => router.refresh()} />}
    </Section>
  );
}

function CodesLine({ hasCodes, onTask }: { hasCodes: boolean; onTask: (task: FactorTask) => void }) {
  return (
    <ActLine
      title={hasCodes ? 'App for one-time codes' : 'No app for one-time codes'}
      act={
        <Button size="sm" onClick={() => onTask({ kind: hasCodes ? 'remove_codes' : 'add_codes' })}>
          {hasCodes ? 'Remove app…' : 'Set up app…'}
        </Button>
      }
    >
      {hasCodes
        ? 'Asked for when you sign in without a passkey.'
        : 'Six digits that change every 30 seconds, for when you sign in without a passkey.'}
    </ActLine>
  );
}
