'use client';

import { type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { CaseView, StagedView } from '#lib/review/case/view.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';
import { SaidWhenDecided } from '../../evidence/faces/said.tsx';
import { useReview } from '../../review-state.tsx';
import { ChecklistSection } from '../checklist.tsx';
import { CommitBar } from '../commit.tsx';
import { Radio } from '../outcome-choice.tsx';
import { SentLines, toldOf } from '../sent-lines.tsx';
import type { After } from '../use-after.ts';
import { AnsweredHits } from './answers.tsx';
import { SameSince } from './same-since.tsx';
import { SeenByBoth } from './seen-by-both.tsx';
import { StagedSection } from './staged-section.tsx';
import { type SecondChoice, useSecond } from './use-second.ts';

type SecondPanelProps = {
  view: ApplicantView;
  current: CaseView;
  staged: StagedView;
  told: ToldEndpoint[];
  after: After;
  children: ReactNode;
};

const sentenceMost = 500;

/** Another person's decision, to confirm or to return: who and what, what each saw, what changed. */
export function SecondPanel({ view, current, staged, told, after, children }: SecondPanelProps) {
  const { changed } = useReview();
  const second = useSecond({ applicantId: view.id, current, staged, after });
  const sentence = useRef<HTMLTextAreaElement>(null);
  const choose = (choice: SecondChoice) => {
    flushSync(() => second.choose(choice));
    if (choice === 'return') sentence.current?.focus();
  };
  const commit = () => {
    if (changed) return;
    const lacking = second.lacking();
    if (lacking) sentence.current?.focus();
    else void second.commit();
  };
  const keyCap = useKeyCap();
  useShortcuts('Second person', [
    { key: 'y', label: 'Confirm', run: () => choose('confirm') },
    { key: 'x', label: 'Return', run: () => choose('return') },
    { key: 'Ctrl+Enter', label: 'Confirm or return, and open the next to confirm', run: commit },
    { key: 'Ctrl+Shift+Enter', run: commit },
  ]);
  return (
    <>
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        <StagedSection staged={staged} />
        <SeenByBoth staged={staged} />
        <SameSince staged={staged} changed={changed} />
        <AnsweredHits staged={staged} />
        <SaidWhenDecided faces={staged.faces} />
        {children}
        <ChecklistSection items={view.checklist} ticks={staged.ticks} onTick={null} tickedBy={staged.by} />
      </div>
      <CommitBar
        problem={second.problem}
        onLookAgain={second.lookAgain}
        closedBecause={changed && `Confirm is closed until you have seen what changed: ${changed.join(', ')}.`}
      >
        <fieldset className="mb-10 grid grid-cols-2 gap-1 overflow-clip rounded-4 border border-l2 bg-l1">
          <legend className="sr-only">Second person</legend>
          <Radio
            name="second"
            label="Confirm"
            hint={keyCap('Second person', 'y')}
            isChosen={second.choice === 'confirm'}
            onChoose={() => choose('confirm')}
          />
          <Radio
            name="second"
            label="Return"
            hint={keyCap('Second person', 'x')}
            isChosen={second.choice === 'return'}
            onChoose={() => choose('return')}
          />
        </fieldset>
        {second.choice === 'return' && (
          <div className="mb-10">
            <TextArea
              ref={sentence}
              label={`One sentence for ${staged.by}`}
              value={second.sentence}
              onChange={(event) => second.setSentence(event.target.value)}
              maxLength={sentenceMost}
              rows={2}
            />
          </div>
        )}
        <SentLines
          docket={docketWords(second.choice, staged)}
          webhook={second.choice === 'confirm' ? toldOf(told, staged.outcome) : null}
          providerLabel={view.providerLabel}
          provider={second.choice === 'confirm' ? view.vendorLine : 'Nothing is sent'}
        />
        <Button
          look="primary"
          size="lg"
          hint="Ctrl ↵"
          className="w-full justify-between"
          busy={second.isBusy}
          disabled={second.choice === null || changed !== null}
          onClick={commit}
        >
          <span className="me-auto truncate">{second.isBusy ? 'Saving' : buttonWords(second.choice, staged)}</span>
        </Button>
        <p className="mt-8 text-12 text-t2 short:mt-6">{footWords(second.choice, view.undoSeconds)}</p>
      </CommitBar>
    </>
  );
}

function docketWords(choice: SecondChoice | null, { outcome, by }: StagedView): string {
  if (choice === null) return 'Nothing is chosen yet';
  if (choice === 'return') return `Back to ${by}; the time left runs on`;
  return `Records the ${outcome === 'approved' ? 'approval' : 'rejection'} with both names, closes the case`;
}

function footWords(choice: SecondChoice | null, undoSeconds: number): string {
  if (choice === 'confirm') return `You can undo it for ${undoSeconds} s. The next to confirm opens.`;
  return choice === 'return' ? 'The next to confirm opens.' : 'Returning needs one sentence.';
}

function buttonWords(choice: SecondChoice | null, { outcome, by }: StagedView): string {
  if (choice === null) return 'Confirm or return';
  if (choice === 'return') return `Return to ${by}`;
  return outcome === 'approved' ? 'Confirm approval' : 'Confirm rejection';
}
