'use client';

import { DraftNote } from '#components/review/draft/note.tsx';
import { momentWords } from '#components/review/moments.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';
import { CallLine } from './call-line.tsx';
import { factsOf, isMove } from './choices.ts';
import type { Problem } from './send.ts';
import { SentLines, toldOf } from './sent-lines.tsx';
import { UnseenQuestion } from './unseen-question.tsx';
import type { DecisionForm } from './use-decision.ts';
import { type Asking, unseenWords } from './use-unseen.ts';

type CommitProps = {
  form: DecisionForm;
  asking: Asking;
  onCommit: (hasConfirmedUnseen: boolean, thenNext: boolean) => void;
  view: Pick<ApplicantView, 'providerLabel' | 'vendorLine' | 'may'>;
  /** The commands for a new link and to archive, where the vendor has them. */
  link: AvailableCommand | undefined;
  archive: AvailableCommand | undefined;
  told: ToldEndpoint[];
  /** Why nothing can be recorded now, or null. */
  closedBecause: string | null;
};

/** What will be recorded and sent, always visible, and the button that does it. */
export function Commit({ form, asking, onCommit, view, link, archive, told, closedBecause }: CommitProps) {
  const { outcome } = form;
  const isSecond = outcome === 'approved' && view.may.approveSecond !== null;
  const isDecision = outcome !== null && !isMove(outcome);
  const call = callOf({ form, link, archive });
  const does = isSecond ? 'Waits for a second person; nothing is recorded before' : outcome && factsOf(outcome).does;
  return (
    <CommitBar problem={form.problem} onLookAgain={form.lookAgain} closedBecause={closedBecause}>
      {asking.isAsking ? (
        <UnseenQuestion asking={asking} isBusy={form.isBusy} onConfirm={() => onCommit(true, asking.thenNext)} />
      ) : (
        <>
          <SentLines
            docket={does ?? 'Nothing is chosen yet'}
            webhook={outcome && toldOf(told, outcome, isSecond)}
            providerLabel={view.providerLabel}
            provider={vendorWords({ form, view, link, archive })}
          />
          {call && <CallLine {...call} providerLabel={view.providerLabel} />}
          {archive && isDecision && <AlsoArchive form={form} providerLabel={view.providerLabel} />}
          <Button
            look="primary"
            size="lg"
            hint="Ctrl ↵"
            className="w-full justify-between"
            busy={form.isBusy}
            disabled={!outcome || closedBecause !== null}
            title="Ctrl+Shift+Enter also takes the next case"
            onClick={() => onCommit(false, false)}
          >
            <span className="me-auto truncate">
              {form.isBusy ? 'Saving' : buttonWords(form, isSecond, view.providerLabel)}
            </span>
          </Button>
          <p className="mt-8 flex flex-wrap justify-between gap-x-12 text-12 text-t2 empty:hidden short:mt-6">
            {asking.unseen.length > 0 && (outcome === null || isDecision) && <span>{unseenWords(asking.unseen)}</span>}
            <DraftNote draft={form.draft} />
          </p>
        </>
      )}
    </CommitBar>
  );
}

type CommitBarProps = {
  problem: Problem | null;
  onLookAgain: () => void;
  closedBecause: string | null;
  children: React.ReactNode;
};

/** The foot of the pane, which never scrolls away: what went wrong, and below it the button. */
export function CommitBar({ problem, onLookAgain, closedBecause, children }: CommitBarProps) {
  return (
    <div className="shrink-0 border-t border-l2 bg-s1 px-16 py-12 short:py-8 stacked:sticky stacked:bottom-0">
      {problem && <ProblemNote problem={problem} onLookAgain={onLookAgain} />}
      {closedBecause && <p className="mb-8 text-12 text-t2">{closedBecause}</p>}
      {children}
    </div>
  );
}

function ProblemNote({ problem, onLookAgain }: { problem: Problem; onLookAgain: () => void }) {
  const { fields } = problem;
  // The focus went to the note, and what is wrong with it is shown below it.
  if (fields.note && !fields.reasons) return null;
  return (
    <div className="mb-10">
      <FieldError>{problem.message}</FieldError>
      {problem.isConflict && (
        <Button size="sm" className="mt-6" onClick={onLookAgain}>
          Show the current state
        </Button>
      )}
    </div>
  );
}

function AlsoArchive({ form, providerLabel }: Pick<CommitProps, 'form'> & { providerLabel: string }) {
  return (
    <label className="mb-10 flex min-h-24 items-center gap-8 phone:min-h-44">
      <input
        type="checkbox"
        checked={form.withArchive}
        onChange={(event) => form.setWithArchive(event.target.checked)}
        className="accent-accent-solid"
      />
      Archive at {providerLabel} too
    </label>
  );
}

/** The command that is sent with what is chosen, and what was filled in for it. */
function callOf({ form, link, archive }: Pick<CommitProps, 'form' | 'link' | 'archive'>) {
  const { outcome } = form;
  if (outcome === 'requested') return link && form.withLink ? { command: link, values: form.linkValues } : null;
  const isArchived = outcome !== null && !isMove(outcome) && form.withArchive;
  return archive && isArchived ? { command: archive, values: {} } : null;
}

function vendorWords({ form, view, link, archive }: Pick<CommitProps, 'form' | 'view' | 'link' | 'archive'>): string {
  const { outcome } = form;
  if (outcome === 'requested' && link && form.withLink) return `${link.name}, at once`;
  if (outcome !== null && isMove(outcome)) return 'Nothing is sent';
  if (form.withArchive && archive) return 'Archived permanently, after a few seconds in which you can undo it';
  return view.vendorLine;
}

function buttonWords(form: DecisionForm, isSecond: boolean, providerLabel: string): string {
  const { outcome, until, withArchive, withLink } = form;
  if (outcome === null) return 'Choose a decision';
  const { button } = factsOf(outcome);
  if (isSecond) return 'Ask for a second person';
  if (outcome === 'snoozed' && until !== null) return `${button} until ${untilWords(until)}`;
  if (outcome === 'requested' && withLink) return `${button}, make a link at ${providerLabel}`;
  return withArchive && !isMove(outcome) ? `${button} and archive at ${providerLabel}` : button;
}

const sameDayMs = 12 * 3_600_000;

function untilWords(until: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const isSoon = Date.parse(until) - Date.now() < sameDayMs;
  return momentWords(until, isSoon ? 'clock' : 'moment', timeZone);
}
