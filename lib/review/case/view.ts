import type { CheckOutcome } from '../applicant/applicant.ts';
import type { Reason } from '../policies/reason.ts';
import type { ShownBlocker } from './blocker.ts';
import type { CaseState, Outcome, Risk } from './case.ts';

export type DecisionView = {
  id: string;
  outcome: Outcome;
  by: string;
  at: string;
  reasons: Reason[];
  note: string | null;
  policyVersions: Record<string, number>;
  evidence: {
    imageId: string;
    page: number;
    label: string;
    fate: 'pinned' | 'not_shown' | 'not_fetched' | 'not_safe';
    isSeen: boolean;
    shownSha256: string | null;
  }[];
};

export type CaseView = {
  id: string;
  number: string;
  round: number;
  state: CaseState;
  outcome: Outcome | null;
  version: number;
  openedAt: string;
  openedBecause: string;
  dueAt: string;
  risk: Risk;
  blockers: ShownBlocker[];
  /** Who has the case now; of a decided one, who decided it. */
  assignee: { id: string; name: string } | null;
  /** The claim in force: since when, and until when without further activity. Null without one. */
  claim: { at: string; until: string } | null;
  decision: DecisionView | null;
};

export type ChecklistItem = { id: string; label: string; outcome: CheckOutcome; remark: string | null };
