'use client';

import { useState } from 'react';
import { Step } from '#components/review/publishing/step.tsx';
import { StepsAndFoot } from '#components/review/publishing/steps-and-foot.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Tone, ToneIcon } from '#components/ui/tone.tsx';
import { watchDays } from '#lib/review/rules/publish.ts';
import { openRunStates } from '#lib/review/rules/simulation/run.ts';
import { type ClosedBecause, closedBecause, type StepName } from '#lib/review/rules/steps.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { goodForDays } from '#lib/review/second-person.ts';
import { longestSentence } from '#lib/review/sentence.ts';
import { partHref } from '../../place.ts';
import type { Editing } from '../open-rules.ts';
import type { DraftEdit } from '../use-draft.ts';
import { AskDialog } from './ask-dialog.tsx';
import { BeginDraft } from './begin-draft.tsx';
import { DraftStep } from './draft-step.tsx';
import { Figures } from './figures.tsx';
import { SentLines } from './sent-lines.tsx';
import { SimulateButton } from './simulate-button.tsx';
import { atOnce, timeOf } from './when.ts';
import { WhenFields } from './when-fields.tsx';

type DraftPathProps = { editing: Editing; edit: DraftEdit };

/** The way of a draft to the provider: each step, and why it is closed. Whom it is asked of stays at the bottom. */
export function DraftPath({ editing, edit }: DraftPathProps) {
  const { connection, book, kind, current, draft, run, rights } = editing;
  const [rationale, setRationale] = useState('');
  const [when, setWhen] = useState(atOnce);
  const [isAsking, setIsAsking] = useState(false);
  const time = timeOf(when, Date.now());
  const closed = closedBecause(editing, rights, { isSaved: edit.isSaved, rationale, time: time.state });
  const at = (step: StepName) => closed.find((one) => one.step === step)?.words;
  const isRunning = run !== null && openRunStates.includes(run.state);
  const hasChanges = draft !== null && draft.changes.length > 0;
  return (
    <>
      <StepsAndFoot
        foot={
          <>
            {closed.length > 0 && <ClosedList closed={closed} />}
            {draft?.simulation && <FailWarning simulation={draft.simulation} />}
            <SentLines
              {...{ book, kind }}
              changes={edit.changes}
              provider={connection.providerLabel}
              number={current?.number ?? null}
            />
            {draft === null && rights.draft ? (
              <BeginDraft connectionId={connection.id} kind={kind} restores={null} />
            ) : (
              <Button
                look="primary"
                size="lg"
                disabled={closed.length > 0}
                className="justify-center"
                onClick={() => setIsAsking(true)}
              >
                Ask a second person…
              </Button>
            )}
          </>
        }
      >
        <DraftStep editing={editing} edit={edit} isDone={at('draft') === undefined}>
          {draft?.isOwn && hasChanges && (
            <div className="mt-8">
              <TextArea
                label="Why"
                value={rationale}
                maxLength={longestSentence}
                rows={3}
                onChange={(event) => setRationale(event.target.value)}
              />
            </div>
          )}
        </DraftStep>
        <Step
          title="Simulate"
          standing={isRunning ? 'pending' : draft?.simulation ? 'pass' : 'not_done'}
          aside={draft?.simulation && <SimulatedAt editing={editing} at={draft.simulation.at} />}
        >
          {draft?.simulation ? (
            <Figures kind={kind} simulation={draft.simulation} />
          ) : (
            !isRunning && <p>{simulateWords(hasChanges)}</p>
          )}
          <div className="mt-4">
            <SimulateButton editing={editing} isSaved={edit.isSaved} />
          </div>
        </Step>
        <Step title="Second person" standing="not_done" aside={`${goodForDays} days`}>
          <p>Not asked yet. Another admin or an approver confirms; a change of the draft or at the provider ends it.</p>
        </Step>
        <Step title="Publish" standing="not_done">
          {draft?.isOwn ? <WhenFields when={when} error={at('publish')} onChange={setWhen} /> : <p>Not reached.</p>}
        </Step>
        <Step title="Watch" standing="not_done" aside={`${watchDays} days`}>
          <p>Pass rate and score before and after. A figure that leaves its band raises an alarm.</p>
        </Step>
      </StepsAndFoot>
      {isAsking && <AskDialog {...{ editing, rationale }} scheduledFor={time.at} onClose={() => setIsAsking(false)} />}
    </>
  );
}

/** From this share of newly failed applicants on, it is said beside the button. */
const manyFail = 0.1;

function FailWarning({ simulation: { newlyFailed, used } }: { simulation: SimulationView }) {
  if (used === 0 || newlyFailed / used < manyFail) return null;
  return (
    <p className="text-12">
      <Tone tone="attention">{`${((newlyFailed / used) * 100).toFixed(0)} % of those used would newly fail`}</Tone>
    </p>
  );
}

function SimulatedAt({ editing: { connection, kind }, at }: { editing: Editing; at: string }) {
  return (
    <>
      <Time at={at} as="clock" />
      <a className={linkClass} href={partHref(connection.id, 'simulation', { kind })}>
        Open result
      </a>
    </>
  );
}

function simulateWords(hasChanges: boolean): string {
  return hasChanges ? 'Not simulated since the last change.' : 'Closed: the draft changes nothing.';
}

function ClosedList({ closed }: { closed: ClosedBecause[] }) {
  return (
    <div>
      <h2 className="flex min-h-22 items-baseline font-semibold">
        Not ready to ask
        <span className="ms-auto text-12 font-normal text-t3">{`${closed.length} left`}</span>
      </h2>
      <ul className="text-12 leading-20 text-t2">
        {closed.map(({ words, standing }) => (
          <li key={words} className="flex items-center gap-6">
            <ToneIcon tone={standing} />
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
