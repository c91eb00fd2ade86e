import { mustBeAble } from '../access.ts';
import type { MemberActor } from '../actor.ts';
import { countOf } from '../counted.ts';
import { unresolvedHits } from '../hits/blockers.ts';
import type { Policies, PolicyVersions } from '../policies/policies.ts';
import { Refusal } from '../refusal.ts';
import type { Blocker } from './blocker.ts';
import type { CaseState, Outcome } from './case.ts';
import { missingTicks, whyProblems } from './decision-why.ts';
import { type ActRefusal, mustLeadTo, transition } from './transitions.ts';
import { type SecondBecause, secondBecause } from './true-match.ts';
import type { ChecklistItem } from './view.ts';

/** The policies in force, with their versions, which the decision records. */
type PoliciesInForce = { values: Pick<Policies, 'reasons' | 'fourEyes' | 'blockers'>; versions: PolicyVersions };

/** One page of one image when a decision is made. Only a pinned page can have been seen. */
export type DecisionEvidence = {
  imageId: string;
  page: number;
  fate: 'pinned' | 'not_shown' | 'not_fetched' | 'not_safe';
  isSeen: boolean;
};

export type DecisionInput = {
  case: { id: string; state: CaseState; version: number; assigneeId: string | null };
  /** The version of the case that the reviewer was shown. */
  expectedVersion: number;
  outcome: Outcome;
  /** Codes of the reasons in force. */
  reasons: string[];
  note: string | null;
  /** The blockers now, not those when the case was opened. */
  blockers: Blocker[];
  evidence: DecisionEvidence[];
  /** The checklist as answered now, and the ids of the items that the reviewer ticked. */
  checklist: ChecklistItem[];
  ticks: string[];
  /** Whether the reviewer was told which evidence they had not seen, and confirmed. */
  hasConfirmedUnseen: boolean;
  policies: PoliciesInForce;
  actor: MemberActor;
};

/** A decision that may be recorded. */
export type DecisionDraft = {
  caseId: string;
  memberId: string;
  outcome: Outcome;
  reasons: string[];
  note: string | null;
  policyVersions: PolicyVersions;
  blockers: Blocker[];
  /** The version of the case that is decided. */
  caseVersion: number;
  evidence: DecisionEvidence[];
  hasConfirmedUnseen: boolean;
  /** The ids of the checklist items ticked by hand. */
  ticks: string[];
  /** Why it waits for a second person; null when it is recorded at once. */
  secondBecause: SecondBecause | null;
};

/**
 * The one rule of deciding: whether this person may decide this case so, now.
 * @throws Refusal `not_allowed` by role; `changed` when the case is no longer what they looked at; `closed` when it is
 * decided, waits for a second person, or has an open hit to approve over; `taken` when it is someone else's; `invalid`
 * with what is missing or wrong by field (`reasons`, `note`, `checklist`, `evidence`)
 */
export function decide(input: DecisionInput): DecisionDraft {
  const { actor, outcome, blockers, evidence, hasConfirmedUnseen } = input;
  mustBeAble(actor, 'decide-case');
  mustBeOpen(input);
  const closed = outcome === 'approved' ? approveClosedBecause(blockers) : null;
  if (closed) throw new Refusal('closed', closed);
  const because = outcome === 'approved' ? secondBecause(blockers, input.policies.values.fourEyes) : null;
  if (because) mustLeadTo(standing(input.case), 'stage', actor);
  const note = input.note?.trim() || null;
  const reasons = [...new Set(input.reasons)];
  mustBeComplete({ ...input, note, reasons });
  return {
    caseId: input.case.id,
    memberId: actor.id,
    outcome,
    reasons,
    note,
    policyVersions: input.policies.versions,
    blockers,
    caseVersion: input.case.version,
    evidence,
    hasConfirmedUnseen: hasConfirmedUnseen && evidence.some((item) => !item.isSeen),
    ticks: input.checklist.flatMap(({ id, needsHand }) => (needsHand && input.ticks.includes(id) ? id : [])),
    secondBecause: because,
  };
}

/** Why the case can't be approved, in a sentence for the screen, or null when it can. */
export function approveClosedBecause(blockers: readonly Blocker[]): string | null {
  const open = unresolvedHits(blockers);
  return open === 0 ? null : `Approve is closed: ${countOf(open, 'hit')} ${open === 1 ? 'is' : 'are'} open`;
}

/**
 * Whether a member may decide a case in this state, for the buttons. Versions, reasons and hits are not checked here.
 */
export function isOpenTo(actor: MemberActor, state: CaseState, holderId: string | null): boolean {
  return refusalFor(actor, state, holderId) === null;
}

/** Why a member may not work on a case in this state that this member has; null when they may. */
export function refusalFor(actor: MemberActor, state: CaseState, holderId: string | null): ActRefusal | null {
  return transition(standing({ state, assigneeId: holderId }), 'decide', actor).refusal;
}

/** @throws Refusal when the member may not work on a case in this state that this member has */
export function mustBeOpenTo(actor: MemberActor, state: CaseState, holderId: string | null): void {
  mustLeadTo(standing({ state, assigneeId: holderId }), 'decide', actor);
}

function mustBeOpen({ case: it, expectedVersion, actor }: DecisionInput): void {
  if (it.version !== expectedVersion)
    throw new Refusal('changed', 'Someone changed this case after you opened it. Look again.');
  mustLeadTo(standing(it), 'decide', actor);
}

function standing({ state, assigneeId }: Pick<DecisionInput['case'], 'state' | 'assigneeId'>) {
  return { state, assigneeId, firstId: null, undoable: null };
}

function mustBeComplete(input: DecisionInput): void {
  const { reasons, fourEyes, blockers } = input.policies.values;
  const fields = {
    ...whyProblems({ ...input, options: reasons[input.outcome], approving: { ...fourEyes, ...blockers } }),
    ...unknownReasons(input),
    ...checklistProblem(input),
    ...evidenceProblem(input),
  };
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
}

function unknownReasons({ outcome, reasons, policies }: DecisionInput): Record<string, string> {
  const known = new Set(policies.values.reasons[outcome].map((reason) => reason.code));
  const unknown = reasons.filter((code) => !known.has(code));
  if (unknown.length === 0) return {};
  return { reasons: `Not a reason to be ${outcome}: ${unknown.map((code) => code.slice(0, 12)).join(', ')}.` };
}

function checklistProblem({ outcome, checklist, ticks }: DecisionInput): Record<string, string> {
  const missing = outcome === 'approved' ? missingTicks(checklist, ticks) : null;
  return missing === null ? {} : { checklist: missing };
}

function evidenceProblem({ evidence, hasConfirmedUnseen }: DecisionInput): Record<string, string> {
  const unseen = evidence.filter((item) => !item.isSeen).length;
  if (unseen === 0 || hasConfirmedUnseen) return {};
  const images = `${unseen} of ${countOf(evidence.length, 'image')} ${unseen === 1 ? 'was' : 'were'}`;
  return { evidence: `${images} not on your screen. Confirm to decide anyway.` };
}
