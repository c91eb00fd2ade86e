'use client';

import { DraftNote } from '#components/review/draft/note.tsx';
import { momentWords } from '#components/review/time/moments.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { AvailableCommand } from '#lib/review/commands/available.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';
import { CallLine } from './call-line.tsx';
import { factsOf, isMove } from './choices.ts';
import { RecordButton, type Sending } from './record-button.tsx';
import type { Problem } from './send.ts';
import { SentLines, toldOf } from './sent-lines.tsx';
import { UnseenQuestion } from './unseen-question.tsx';
import type { DecisionForm } from './use-decision.ts';
import { type Asking, unseenWords } from './use-unseen.ts';

type CommitProps = {
  form: DecisionForm;
  asking: Asking;
  onCommit: (hasConfirmedUnseen: boolean, thenNext: boolean) => void;
  view: Pick<ApplicantView, 'providerLabel' | 'vendorLine' | 'may' | 'undoSeconds' | 'trouble'>;
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
          <RecordButton
            isBusy={form.isBusy}
            disabled={!outcome || closedBecause !== null}
            sending={closedBecause === null ? sendingOf({ form, link, archive }, isSecond, view.providerLabel) : null}
            onRecord={() => onCommit(false, false)}
          >
            {buttonWords(form, isSecond, view.providerLabel)}
          </RecordButton>
          <p className="mt-8 flex flex-wrap justify-between gap-x-12 text-12 text-t2 empty:hidden short:mt-6">
            {outcome && !isSecond && (
              <span>
                {`Undo for ${view.undoSeconds} s.`}
                {call && view.trouble?.kind === 'down' && ` ${view.providerLabel} is down: the call waits.`}
              </span>
            )}
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

/** What can be sent with what is chosen: a link with a request, archiving with a decision. */
function sendingOf(
  { form, link, archive }: Pick<CommitProps, 'form' | 'link' | 'archive'>,
  isSecond: boolean,
  providerLabel: string,
): Sending | null {
  const { outcome, withLink, setWithLink, withArchive, setWithArchive } = form;
  const wordsOf = (isSent: boolean) =>
    buttonWords({ ...form, withLink: isSent, withArchive: isSent }, isSecond, providerLabel);
  const words = { on: wordsOf(true), off: wordsOf(false) };
  if (outcome === 'requested') return link ? { isOn: withLink, onChange: setWithLink, words } : null;
  if (outcome === null || isMove(outcome) || !archive) return null;
  return { isOn: withArchive, onChange: setWithArchive, words };
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
  const button = isSecond ? 'Ask for a second person' : factsOf(outcome).button;
  if (outcome === 'snoozed' && until !== null) return `${button} until ${untilWords(until)}`;
  // With the provider's part the act itself is in the line above, and both fit on the button.
  const record = isSecond ? 'Ask' : 'Record';
  if (outcome === 'requested' && withLink) return `${record}, make a link at ${providerLabel}`;
  return withArchive && !isMove(outcome) ? `${record} and archive at ${providerLabel}` : button;
}

const sameDayMs = 12 * 3_600_000;

function untilWords(until: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const isSoon = Date.parse(until) - Date.now() < sameDayMs;
  return momentWords(until, isSoon ? 'clock' : 'moment', timeZone);
}
