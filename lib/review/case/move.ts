import type { Reason } from '../policies/reason.ts';
import type { Act } from './transitions.ts';

/** What moves a case without deciding it. Docket itself does the two last. */
export const moveKinds = [
  'requested',
  'escalated',
  'held',
  'snoozed',
  'resumed',
  'reopened',
  'undone',
  'woken',
  'answered',
] as const;

export type MoveKind = (typeof moveKinds)[number];

/** The moves that a reviewer chooses instead of a decision. */
export const outcomeMoves = ['requested', 'escalated', 'held', 'snoozed'] as const;

export type OutcomeMove = (typeof outcomeMoves)[number];

/** The moves that have reasons of their own. */
export type CodedMove = Exclude<OutcomeMove, 'snoozed'>;

export const actOf: Record<MoveKind, Act> = {
  requested: 'request',
  escalated: 'escalate',
  held: 'hold',
  snoozed: 'snooze',
  resumed: 'resume',
  reopened: 'reopen',
  undone: 'undo',
  woken: 'wake',
  answered: 'answer',
};

export const leastSnoozeMinutes = 15;
export const mostSnoozeDays = 30;

/** The longest message to an applicant, in characters. */
export const messageMaxCharacters = 4_000;

/** What a move says of itself. `until` in milliseconds since 1970. */
export type MoveWhy = {
  kind: OutcomeMove;
  reasons: readonly string[];
  note: string;
  until: number | null;
  /** What the applicant is told in the reviewer's own words; null where it follows what is asked for. */
  message?: string | null;
};

/**
 * What is missing in a move, by field: the form asks before it is sent, the server again. Something is asked for by its
 * code, a case is held with a reason or a note, and escalated with a note, because another person reads it.
 * @param options the reasons in force for this kind
 */
export function moveProblems(why: MoveWhy, options: readonly Reason[], now: number): Record<string, string> {
  const { kind, reasons, until } = why;
  const known = new Set(options.map(({ code }) => code));
  if (reasons.some((code) => !known.has(code))) return { reasons: 'This is not one of the reasons in force.' };
  if (kind === 'snoozed') return snoozeProblem(until, now);
  if (until !== null) return { until: 'Only a snoozed case has a time.' };
  return { ...whyMissing(why), ...noteMissing(why, options) };
}

function whyMissing({ kind, reasons, note }: MoveWhy): Record<string, string> {
  const hasNote = note.trim() !== '';
  if (kind === 'escalated') return hasNote ? {} : { note: 'Say in a sentence what the approver should look at.' };
  if (reasons.length > 0) return {};
  if (kind === 'requested') return { reasons: 'Choose what is asked for.' };
  return hasNote ? {} : { reasons: 'Say why it is held: a reason or a note.' };
}

function noteMissing({ kind, reasons, note, message }: MoveWhy, options: readonly Reason[]): Record<string, string> {
  const silent = options.find(({ code, needsNote }) => needsNote && reasons.includes(code));
  if (!silent) return {};
  if (kind === 'requested')
    return message?.trim() ? {} : { message: `“${silent.label}”: write into the message what you need.` };
  return note.trim() === '' ? { note: `“${silent.label}” needs a note.` } : {};
}

function snoozeProblem(until: number | null, now: number): Record<string, string> {
  if (until === null) return { until: 'Choose until when.' };
  const minutes = (until - now) / 60_000;
  // A minute less, for the time between choosing and sending.
  if (minutes < leastSnoozeMinutes - 1) return { until: `At least ${leastSnoozeMinutes} minutes from now.` };
  return minutes > mostSnoozeDays * 24 * 60 ? { until: `At most ${mostSnoozeDays} days from now.` } : {};
}
