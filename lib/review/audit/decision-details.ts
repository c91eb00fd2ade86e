import type { CaseState, Outcome } from '../case/case.ts';
import type { DecisionEvidence } from '../case/decision.ts';
import type { MoveKind } from '../case/move.ts';
import type { SecondBecause } from '../case/true-match.ts';
import type { PolicyVersions } from '../policies/policies.ts';

export type DecisionRecorded = {
  decisionId: string;
  applicantId: string;
  outcome: Outcome;
  reasons: string[];
  policyVersions: PolicyVersions;
  /** The version of the case that was decided. */
  caseVersion: number;
  stateBefore: CaseState;
  noteHash: string | null;
  blockers: number;
  hasConfirmedUnseen: boolean;
  /** Since 27 November 2026; older rows lack both. */
  decidedAt?: string;
  blockersHash?: string;
  /** Since the second person: who made it, if not the actor; its number in the round; ticks and hash of the screen. */
  firstMemberId?: string | null;
  attempt?: number;
  ticks?: string[];
  contentHash?: string;
  evidence: EvidenceLogged[];
  /** Ids of the verdicts on faces that were in force. Since 28 November 2026. */
  faces?: string[];
};

type EvidenceLogged = DecisionEvidence & { originalSha256: string | null; shownSha256: string | null };

export type DecisionStaged = {
  decisionId: string;
  applicantId: string;
  outcome: Outcome;
  reasons: string[];
  noteHash: string | null;
  because: SecondBecause;
  policyVersions: PolicyVersions;
  caseVersion: number;
  stateBefore: CaseState;
  blockersHash: string;
  ticks: string[];
  hasConfirmedUnseen: boolean;
  evidenceHash: string;
  stagedAt: string;
};

export type CaseMoved = {
  moveId: string;
  applicantId: string;
  move: MoveKind;
  stateBefore: CaseState;
  stateAfter: CaseState;
  reasons: string[];
  /** The version of the reasons in force; moves before November 2026 have none. */
  reasonsVersion?: number;
  noteHash: string | null;
  /** Of the message to the applicant; left out where there is none. */
  messageHash?: string;
  until: string | null;
  toMemberId: string | null;
  undoesId: string | null;
  commandId: string | null;
  caseVersion: number;
  /** The job that did it; left out where it was done by hand. */
  jobId?: string;
};
