import { can, type Right } from '../access.ts';
import type { Actor } from '../actor.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import type { CaseState } from './case.ts';

/**
 * What is done to a case. `stage` is a decision that waits for a second person. The last three are done by Docket
 * itself: a snoozed case is due, the applicant answered, a staged decision no longer rests on what it rested on.
 */
export const acts = [
  'decide',
  'stage',
  'request',
  'escalate',
  'hold',
  'snooze',
  'resume',
  'confirm',
  'return',
  'withdraw',
  'undo',
  'reopen',
  'wake',
  'answer',
  'void',
] as const;

export type Act = (typeof acts)[number];

/** A case as far as it decides what may be done to it. */
export type Standing = {
  state: CaseState;
  assigneeId: string | null;
  /** Who made the decision that waits for a second person. */
  firstId: string | null;
  /** The last act, while it can be undone: by whom, and the state before it. */
  undoable: { byId: string; stateBefore: CaseState } | null;
};

/** Why an act is refused. Not an error yet: a screen asks of every act, and most of them are refused. */
export type ActRefusal = { code: RefusalCode; message: string };

/** The state after an act, or why it is refused. */
export type Transition = { to: CaseState; refusal: null } | { to: null; refusal: ActRefusal };

const inHand = ['open', 'claimed', 'waiting_for_applicant', 'escalated', 'on_hold', 'snoozed'] as const;

/** From which states each act leads where. `undo` leads back and is not listed. */
const leads: Record<Exclude<Act, 'undo'>, { from: readonly CaseState[]; to: CaseState }> = {
  decide: { from: inHand, to: 'decided' },
  stage: { from: inHand, to: 'waiting_for_second' },
  request: { from: inHand, to: 'waiting_for_applicant' },
  escalate: { from: inHand.filter((state) => state !== 'escalated'), to: 'escalated' },
  hold: { from: inHand.filter((state) => state !== 'on_hold'), to: 'on_hold' },
  snooze: { from: inHand.filter((state) => state !== 'snoozed'), to: 'snoozed' },
  resume: { from: ['waiting_for_applicant', 'escalated', 'on_hold', 'snoozed'], to: 'open' },
  confirm: { from: ['waiting_for_second'], to: 'decided' },
  return: { from: ['waiting_for_second'], to: 'open' },
  withdraw: { from: ['waiting_for_second'], to: 'open' },
  reopen: { from: ['decided'], to: 'open' },
  wake: { from: ['snoozed'], to: 'open' },
  answer: { from: ['waiting_for_applicant'], to: 'open' },
  void: { from: ['waiting_for_second'], to: 'open' },
};

/** The right that each act needs; null: only Docket itself. */
const rights: Record<Act, Right | null> = {
  decide: 'decide-case',
  stage: 'decide-case',
  request: 'decide-case',
  escalate: 'decide-case',
  hold: 'decide-case',
  snooze: 'decide-case',
  resume: 'decide-case',
  confirm: 'confirm-decision',
  return: 'confirm-decision',
  withdraw: 'decide-case',
  undo: 'decide-case',
  reopen: 'decide-case',
  wake: null,
  answer: null,
  void: null,
};

/**
 * The one state machine of a case: what an act leads to, or why it is refused. `reopen` leads to the first state of a
 * new round.
 */
export function transition(standing: Standing, act: Act, actor: Actor): Transition {
  const refusal = roleRefusal(act, actor) ?? stateRefusal(standing, act) ?? personRefusal(standing, act, actor);
  if (refusal) return { to: null, refusal };
  if (act !== 'undo') return { to: leads[act].to, refusal: null };
  return { to: stateBack(standing.undoable?.stateBefore ?? 'open'), refusal: null };
}

/** @throws Refusal when the act is refused */
export function mustLeadTo(standing: Standing, act: Act, actor: Actor): CaseState {
  const { to, refusal } = transition(standing, act, actor);
  if (refusal) throw new Refusal(refusal.code, refusal.message);
  return to;
}

/**
 * The state to which an undone act leads back. A claim is a lease that has ended meanwhile: the case is open, and still
 * assigned.
 */
function stateBack(before: CaseState): CaseState {
  return before === 'claimed' || before === 'waiting_for_second' ? 'open' : before;
}

function roleRefusal(act: Act, actor: Actor): ActRefusal | null {
  const right = rights[act];
  const isAllowed = right === null ? actor.kind === 'system' : can(actor, right);
  return isAllowed ? null : notAllowed('Your role does not allow this.');
}

function stateRefusal({ state, undoable }: Standing, act: Act): ActRefusal | null {
  if (act === 'undo') return undoable ? null : closed('This can no longer be undone.');
  if (leads[act].from.includes(state)) return null;
  if (act === 'reopen') return closed('This case is not decided. Decide it as it is.');
  if (state === 'decided') return closed('This case is decided. Reopen it to decide again.');
  if (leads[act].from[0] === 'waiting_for_second') return closed('This decision no longer waits for a second person.');
  if (state === 'waiting_for_second') return closed('This decision waits for a second person to confirm it.');
  return closed(already[state] ?? 'This case does not wait.');
}

const already: Partial<Record<CaseState, string>> = {
  escalated: 'This case is escalated already.',
  on_hold: 'This case is on hold already.',
  snoozed: 'This case is snoozed already. End that first.',
};

function personRefusal({ state, assigneeId, firstId, undoable }: Standing, act: Act, actor: Actor): ActRefusal | null {
  if (actor.kind === 'system' || act === 'reopen') return null;
  const isOwn = actor.id === firstId;
  if (act === 'undo')
    return undoable?.byId === actor.id ? null : notAllowed('Only the person who did this can undo it.');
  if (act === 'withdraw') return isOwn ? null : notAllowed('Only the person who made this decision can withdraw it.');
  if (act === 'confirm' || act === 'return')
    return isOwn ? notAllowed('This is your own decision. Another approver confirms it.') : null;
  if (state === 'escalated' && actor.role !== 'approver')
    return notAllowed('This case is escalated. An approver decides it.');
  return assigneeId === null || assigneeId === actor.id
    ? null
    : { code: 'taken', message: 'Someone else has claimed this case.' };
}

function notAllowed(message: string): ActRefusal {
  return { code: 'not_allowed', message };
}

function closed(message: string): ActRefusal {
  return { code: 'closed', message };
}
