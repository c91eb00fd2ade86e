import { mustBeAble } from '../access.ts';
import type { MemberActor } from '../actor.ts';
import { countOf } from '../applicant/labels.ts';
import { unresolvedHits } from '../hits/blockers.ts';
import type { Policies, PolicyVersions } from '../policies/policies.ts';
import { Refusal } from '../refusal.ts';
import type { Blocker } from './blocker.ts';
import type { CaseState, Outcome } from './case.ts';
import { whyProblems } from './decision-why.ts';

/** The policies in force, with their versions, which the decision records. */
type PoliciesInForce = { values: Pick<Policies, 'reasons'>; versions: PolicyVersions };

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
};

/**
 * The one rule of deciding: whether this person may decide this case so, now.
 * @throws Refusal `not_allowed` by role; `changed` when the case is no longer what they looked at; `closed` when it is
 * decided, waits for a second person, or has an open hit to approve over; `taken` when it is someone else's; `invalid`
 * with what is missing or wrong by field (`reasons`, `note`, `evidence`)
 */
export function decide(input: DecisionInput): DecisionDraft {
  const { actor, outcome, blockers, evidence, hasConfirmedUnseen } = input;
  mustBeAble(actor, 'decide-case');
  mustBeOpen(input);
  const closed = outcome === 'approved' ? approveClosedBecause(blockers) : null;
  if (closed) throw new Refusal('closed', closed);
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
  };
}

/** Why the case can't be approved, in a sentence for the screen, or null when it can. */
export function approveClosedBecause(blockers: Blocker[]): string | null {
  const open = unresolvedHits(blockers);
  return open === 0 ? null : `Approve is closed: ${countOf(open, 'hit')} ${open === 1 ? 'is' : 'are'} open`;
}

/**
 * Whether a member may decide a case in this state, for the buttons. Versions, reasons and hits are not checked here.
 */
export function isOpenTo(actor: MemberActor, state: CaseState, assigneeId: string | null): boolean {
  return refusalFor(actor, state, assigneeId) === null;
}

function mustBeOpen({ case: it, expectedVersion, actor }: DecisionInput): void {
  if (it.version !== expectedVersion)
    throw new Refusal('changed', 'Someone changed this case after you opened it. Look again.');
  const refusal = refusalFor(actor, it.state, it.assigneeId);
  if (refusal) throw refusal;
}

/** Why a member may not decide a case in this state; null when they may. */
export function refusalFor(actor: MemberActor, state: CaseState, assigneeId: string | null): Refusal | null {
  if (state === 'decided') return new Refusal('closed', 'This case is decided. Reopen it to decide again.');
  if (state === 'waiting_for_second')
    return new Refusal('closed', 'This decision waits for a second person to confirm it.');
  if (state === 'escalated' && actor.role !== 'approver')
    return new Refusal('not_allowed', 'This case is escalated. An approver decides it.');
  if (assigneeId !== null && assigneeId !== actor.id)
    return new Refusal('taken', 'Someone else has claimed this case.');
  return null;
}

function mustBeComplete(input: DecisionInput): void {
  const fields = { ...whyProblems(input), ...unknownReasons(input), ...evidenceProblem(input) };
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
}

function unknownReasons({ outcome, reasons, policies }: DecisionInput): Record<string, string> {
  const known = new Set(policies.values.reasons[outcome].map((reason) => reason.code));
  const unknown = reasons.filter((code) => !known.has(code));
  if (unknown.length === 0) return {};
  return { reasons: `Not a reason to be ${outcome}: ${unknown.map((code) => code.slice(0, 12)).join(', ')}.` };
}

function evidenceProblem({ evidence, hasConfirmedUnseen }: DecisionInput): Record<string, string> {
  const unseen = evidence.filter((item) => !item.isSeen).length;
  if (unseen === 0 || hasConfirmedUnseen) return {};
  const images = `${unseen} of ${countOf(evidence.length, 'image')} ${unseen === 1 ? 'was' : 'were'}`;
  return { evidence: `${images} not on your screen. Confirm to decide anyway.` };
}
