import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import { actOf, type OutcomeMove, outcomeMoves } from '#lib/review/case/move.ts';
import type { Act } from '#lib/review/case/transitions.ts';
import type { ActView } from '#lib/review/case/view.ts';

/** What a reviewer can do with a case: decide it, or move it without deciding. */
export type Choice = Outcome | OutcomeMove;

type ChoiceFacts = {
  choice: Choice;
  label: string;
  key: string;
  /** Its line in the list of keys. */
  keyLabel: string;
  act: Act;
  /** What Docket does, and the words of the button. */
  does: string;
  button: string;
  /** What the undo says was done, before the number of the case. */
  done: string;
};

/** In the order of the form: by rows of two. */
export const choices: readonly ChoiceFacts[] = [
  {
    choice: 'approved',
    label: 'Approve',
    key: 'a',
    keyLabel: 'Approve',
    act: 'decide',
    does: 'Records the approval, closes the case',
    button: 'Record approval',
    done: 'Approved',
  },
  {
    choice: 'requested',
    label: 'Request info',
    key: 'q',
    keyLabel: 'Request information, then digits for what is asked for',
    act: actOf.requested,
    does: 'Records the request; the time left stops until an answer',
    button: 'Record request',
    done: 'Information requested for',
  },
  {
    choice: 'rejected',
    label: 'Reject',
    key: 'x',
    keyLabel: 'Reject, then a digit for the reason',
    act: 'decide',
    does: 'Records the rejection, closes the case',
    button: 'Record rejection',
    done: 'Rejected',
  },
  {
    choice: 'escalated',
    label: 'Escalate',
    key: 'e',
    keyLabel: 'Escalate to an approver',
    act: actOf.escalated,
    does: 'Gives the case to an approver; the time left runs on',
    button: 'Escalate',
    done: 'Escalated',
  },
  {
    choice: 'held',
    label: 'Hold',
    key: 'p',
    keyLabel: 'Put on hold, then a digit for the reason',
    act: actOf.held,
    does: 'Puts the case on hold; the time left runs on',
    button: 'Put on hold',
    done: 'On hold:',
  },
  {
    choice: 'snoozed',
    label: 'Snooze',
    key: 's',
    keyLabel: 'Snooze, then a digit for the time',
    act: actOf.snoozed,
    does: 'Opens the case again at that time; the time left stops until then',
    button: 'Snooze',
    done: 'Snoozed',
  },
];

/** @throws Error for a choice that is not in the table, which the types exclude */
export function factsOf(choice: Choice): ChoiceFacts {
  const found = choices.find((one) => one.choice === choice);
  if (!found) throw new Error(`no such choice: ${choice}`);
  return found;
}

export function isMove(choice: Choice): choice is OutcomeMove {
  return (outcomeMoves as readonly string[]).includes(choice);
}

/** Why a choice is closed to the reader now, as a sentence, or null. */
export function closedBecause(choice: Choice, may: ApplicantView['may'], acts: readonly ActView[]): string | null {
  if (choice === 'approved' && !may.approve) return may.approveClosedBecause ?? 'Approve is closed.';
  const { act } = factsOf(choice);
  return acts.find((one) => one.act === act)?.closedBecause ?? null;
}
