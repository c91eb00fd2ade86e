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

/** What a move says of itself. `until` in milliseconds since 1970. */
export type MoveWhy = { kind: OutcomeMove; reasons: readonly string[]; note: string; until: number | null };

/**
 * What is missing in a move, by field: the form asks before it is sent, the server again. Information is asked for, and
 * a case held, with a reason or a note; a case is escalated with a note, because another person reads it.
 */
export function moveProblems({ kind, reasons, note, until }: MoveWhy, now: number): Record<string, string> {
  const hasNote = note.trim() !== '';
  if (kind === 'snoozed') return snoozeProblem(until, now);
  if (until !== null) return { until: 'Only a snoozed case has a time.' };
  if (kind === 'escalated') return hasNote ? {} : { note: 'Say in a sentence what the approver should look at.' };
  if (reasons.length > 0 || hasNote) return {};
  return { reasons: kind === 'held' ? 'Say why it is held: a reason or a note.' : 'Say what is asked for.' };
}

function snoozeProblem(until: number | null, now: number): Record<string, string> {
  if (until === null) return { until: 'Choose until when.' };
  const minutes = (until - now) / 60_000;
  // A minute less, for the time between choosing and sending.
  if (minutes < leastSnoozeMinutes - 1) return { until: `At least ${leastSnoozeMinutes} minutes from now.` };
  return minutes > mostSnoozeDays * 24 * 60 ? { until: `At most ${mostSnoozeDays} days from now.` } : {};
}
