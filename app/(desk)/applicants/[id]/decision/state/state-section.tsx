import type { ReactNode } from 'react';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import type { CaseView, MoveView } from '#lib/review/case/view.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { KeptMessage } from '../moves/kept-message.tsx';
import { MadeLink } from '../moves/made-link.tsx';
import { StagedEnded } from '../second/staged-ended.tsx';
import { ReasonLines, Words } from '../second/staged-section.tsx';
import { TakeUp } from './take-up.tsx';

type StateSectionProps = { view: ApplicantView; current: CaseView; commands: CommandView[] };

const waiting: readonly CaseState[] = ['waiting_for_applicant', 'on_hold', 'snoozed', 'escalated'];

/** Why the case is where it is: it waits, was returned, became void, woke up, or was reopened. */
export function StateSection({ view, current, commands }: StateSectionProps) {
  const { state, staged, lastMove } = current;
  if (state === 'decided') return null;
  if (lastMove && waiting.includes(state)) return <Waiting {...{ view, current, commands }} move={lastMove} />;
  // What came after the staged decision is newer than its end.
  const isEndNewer = staged?.ended && (lastMove === null || staged.ended.at > lastMove.at);
  if (isEndNewer) return <StagedEnded staged={staged} />;
  return lastMove && <Since move={lastMove} />;
}

function Waiting({ view, current, commands, move }: StateSectionProps & { move: MoveView }) {
  const canResume = current.acts.some(({ act, closedBecause }) => act === 'resume' && closedBecause === null);
  return (
    <Section title="Why it waits" aside={<CaseStateLabel state={current.state} outcome={null} />}>
      <div className="flex items-start gap-12">
        <p className="min-w-0 grow text-12 text-t2">
          {waitWords(move)} <Time at={move.at} />
          {current.wakesAt && (
            <>
              , until <Time at={current.wakesAt} />
            </>
          )}
          .
        </p>
        {canResume && <TakeUp current={current} />}
      </div>
      <Words note={move.note} />
      <ReasonLines reasons={move.reasons} />
      {move.commandId === null && move.message !== null && <KeptMessage message={move.message} />}
      {move.commandId && (
        <MadeLink
          applicantId={view.id}
          commandId={move.commandId}
          commands={commands}
          providerLabel={view.providerLabel}
          message={move.message}
        />
      )}
    </Section>
  );
}

function waitWords({ kind, by, to }: MoveView): string {
  const who = by ?? 'Docket';
  if (kind === 'requested') return `${who} asked the applicant,`;
  if (kind === 'escalated') return `${who} escalated it to ${to ?? 'any approver'},`;
  if (kind === 'held') return `${who} put it on hold,`;
  return kind === 'snoozed' ? `${who} snoozed it,` : `Since the undo by ${who},`;
}

const sinceWords: Partial<Record<MoveView['kind'], (by: string) => ReactNode>> = {
  reopened: (by) => `${by} reopened the case,`,
  woken: () => 'The snooze ended,',
  answered: () => 'The applicant answered,',
  resumed: (by) => `${by} took the case up again,`,
};

/** A case that is open again: since when and why. */
function Since({ move }: { move: MoveView }) {
  const words = sinceWords[move.kind];
  if (!words) return null;
  return (
    <div className="border-b border-l1 px-16 py-8">
      <p className="text-12 text-t2">
        {words(move.by ?? 'Docket')} <Time at={move.at} />.
      </p>
      <Words note={move.note} />
    </div>
  );
}
