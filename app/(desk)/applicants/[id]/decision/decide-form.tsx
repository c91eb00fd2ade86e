'use client';

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { CaseView } from '#lib/review/case/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';
import { useReview } from '../review-state.tsx';
import { ChecklistSection } from './checklist.tsx';
import { type Choice, choices, closedBecause } from './choices.ts';
import { Commit } from './commit.tsx';
import { AskedFor } from './moves/asked-for.tsx';
import { EscalateTo } from './moves/escalate-to.tsx';
import { RequestFields } from './moves/request-fields.tsx';
import { SnoozeFields } from './moves/snooze-fields.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import type { Problem } from './send.ts';
import { StateSection } from './state/state-section.tsx';
import type { After } from './use-after.ts';
import { useDecision } from './use-decision.ts';
import type { Typed } from './use-draft.ts';
import { useUnseen } from './use-unseen.ts';
import { Why } from './why.tsx';

type DecideFormProps = {
  view: ApplicantView;
  current: CaseView;
  available: AvailableCommand[];
  commands: CommandView[];
  told: ToldEndpoint[];
  meId: string;
  typed: Typed;
  after: After;
  children: React.ReactNode;
};

/** What is done, why, and the button, in the order of the keys: a letter, a digit, Ctrl+Enter. */
export function DecideForm(props: DecideFormProps) {
  const { view, current, available, commands, told, meId, typed, after, children } = props;
  const { may, checklist } = view;
  const link = available.find(({ kind }) => kind === 'create_link');
  const form = useDecision({ view, current, link, typed, after });
  const { changed } = useReview();
  const [isListOpen, setIsListOpen] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const message = useRef<HTMLTextAreaElement>(null);
  const outcomes = useRef<HTMLFieldSetElement>(null);
  const checklistItems = useRef<HTMLUListElement>(null);
  const unseen = useUnseen();
  const closed = (choice: Choice) => closedBecause(choice, may, current.acts);
  const choose = (choice: Choice) => {
    if (closed(choice) !== null) return;
    // The list and the note of the choice are there before the next key.
    flushSync(() => {
      form.choose(choice);
      unseen.setIsAsking(false);
      setIsListOpen(choice === 'approved' ? may.approveTakes !== null : choice !== 'escalated');
    });
    if (choice === 'escalated') note.current?.focus();
  };
  const goTo = (problem: Problem | null) => {
    if (problem?.fields.outcome) outcomes.current?.querySelector<HTMLElement>('input:enabled')?.focus();
    else if (problem?.fields.reasons || problem?.fields.until) setIsListOpen(true);
    else if (problem?.fields.note) note.current?.focus();
    else if (problem?.fields.message) message.current?.focus();
    else if (problem?.fields.checklist)
      checklistItems.current?.querySelector<HTMLElement>('input:not(:checked)')?.focus();
  };
  const commit = (hasConfirmedUnseen: boolean, thenNext: boolean) => {
    // What is on the screen is not what would be decided on: it has to be shown first.
    if (changed) return;
    const lacking = form.lacking();
    const isAsked = !lacking && !hasConfirmedUnseen && unseen.isAskedFor(form.outcome);
    unseen.setIsAsking(isAsked, thenNext);
    if (lacking) goTo(lacking);
    else if (!isAsked) void form.commit(hasConfirmedUnseen, thenNext).then(goTo);
  };
  const whileAsking = [
    { key: 'y', label: 'Record although not all was seen', run: () => commit(true, unseen.thenNext) },
    { key: 'Escape', label: 'Look first', run: unseen.lookFirst },
  ];
  useShortcuts('Decision', [
    ...choices.map(({ choice, key, keyLabel }) => ({
      key,
      label: keyLabel,
      run: () => choose(choice),
      // Another outcome while the reasons of one are open: else the next digit would be a reason of the first.
      overList: true,
    })),
    // Before an outcome is chosen there is no note of the decision, and the key writes one for colleagues.
    ...(form.outcome ? [{ key: 'm', label: 'Note of the decision', run: () => note.current?.focus() }] : []),
    { key: 'Ctrl+Enter', label: 'Record', run: () => commit(false, false) },
    { key: 'Ctrl+Shift+Enter', label: 'Record and take the next', run: () => commit(false, true) },
    ...(unseen.isAsking ? whileAsking : []),
  ]);
  return (
    <>
      <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible">
        <StateSection view={view} current={current} commands={commands} />
        {children}
        <ChecklistSection
          ref={checklistItems}
          items={checklist}
          ticks={form.ticks}
          onTick={form.tick}
          error={form.problem?.fields.checklist}
        />
        <Section title="Decision">
          <OutcomeChoice ref={outcomes} outcome={form.outcome} closed={closed} onChoose={choose} />
          {form.outcome && (
            <div className="mt-10 flex flex-col gap-8">
              {form.outcome === 'requested' && (
                <>
                  <AskedFor
                    form={form}
                    view={view}
                    isOpen={isListOpen}
                    onOpen={setIsListOpen}
                    onLeave={() => outcomes.current?.querySelector<HTMLElement>('input:checked')?.focus()}
                  />
                  <RequestFields form={form} link={link} providerLabel={view.providerLabel} message={message} />
                </>
              )}
              {form.outcome === 'snoozed' && <SnoozeFields form={form} isOpen={isListOpen} onOpen={setIsListOpen} />}
              {form.outcome === 'escalated' && <EscalateTo form={form} meId={meId} />}
              <Why
                note={note}
                form={form}
                outcome={form.outcome}
                takes={form.outcome === 'approved' ? may.approveTakes : null}
                areReasonsOpen={isListOpen}
                onReasonsOpen={setIsListOpen}
              />
            </div>
          )}
        </Section>
      </div>
      <Commit
        form={form}
        asking={unseen}
        onCommit={commit}
        view={view}
        link={link}
        told={told}
        archive={available.find(({ kind }) => kind === 'archive')}
        closedBecause={changed && `Recording is closed until you have seen what changed: ${changed.join(', ')}.`}
      />
    </>
  );
}
