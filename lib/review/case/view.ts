import type { CheckOutcome } from '../applicant/check-outcome.ts';
import type { FaceVerdictView } from '../faces/face.ts';
import type { Reason } from '../policies/reason.ts';
import type { ShownBlocker } from './blocker.ts';
import type { CaseState, Outcome, Risk } from './case.ts';
import type { ContentPart } from './content.ts';
import type { SavedDraft } from './draft.ts';
import type { EvidenceView } from './evidence.ts';
import type { MoveKind } from './move.ts';
import type { GroundChange } from './second/change.ts';
import type { AnsweredHit, SeenByTwo } from './second/seen.ts';
import type { Act } from './transitions.ts';
import type { SecondBecause } from './true-match.ts';

export type DecisionView = {
  id: string;
  outcome: Outcome;
  by: string;
  /** Who confirmed it, where policy asked for a second person. */
  second: string | null;
  at: string;
  reasons: Reason[];
  note: string | null;
  policyVersions: Record<string, number>;
  /** The edition of the policies when it was decided, and when its case opened; null before there were editions. */
  policyEditions: { decided: number | null; opened: number | null };
  /** Ids of the checklist items ticked by hand. */
  ticks: string[];
  evidence: EvidenceView[];
  /** What members had said about pairs of faces when it was made. */
  faces: FaceVerdictView[];
};

/** A decision that waits for a second person, or the last one that ended without being recorded. */
export type StagedView = Omit<DecisionView, 'second' | 'policyEditions'> & {
  /** Whether the reader is the first person. */
  isOwn: boolean;
  because: SecondBecause;
  /** They were shown which images they had not seen, and confirmed. */
  hasConfirmedUnseen: boolean;
  /** Null while it waits. */
  ended: { as: 'returned' | 'voided' | 'withdrawn'; at: string; by: string | null } | null;
  /** Why it was returned. */
  sentence: string | null;
  /** What changed, where it became void. */
  changedParts: ContentPart[];
  /** The same as before and after, masked for the reader. Empty where an older release staged it. */
  changes: GroundChange[];
  /** What has changed by now, while it waits. Empty: all that it rests on is the same. */
  changedNow: ContentPart[];
  /** SHA-256 of all that it rests on, as the ledger holds it. */
  evidenceHash: string;
  /** What the first person and the reader had on the screen. */
  seen: SeenByTwo;
  /** The hits that had a verdict when it was made. */
  answeredHits: AnsweredHit[];
};

/** Why a case waits, is on hold, snoozed or escalated, or was taken up again: its last move. */
export type MoveView = {
  id: string;
  kind: MoveKind;
  /** Null: Docket itself. */
  by: string | null;
  at: string;
  reasons: Reason[];
  note: string | null;
  /** What the applicant was told. */
  message: string | null;
  until: string | null;
  to: string | null;
  /** The command ordered with it, such as a new link. */
  commandId: string | null;
};

/** What the reader may do to the case now; `closedBecause` is a sentence, or null when it is open to them. */
export type ActView = { act: Act; closedBecause: string | null };

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
  staged: StagedView | null;
  lastMove: MoveView | null;
  /** The reader's own draft of this round. */
  draft: SavedDraft | null;
  /** What the reader can still undo, and until when. */
  undo: { of: 'decision' | 'move'; id: string; until: string } | null;
  acts: ActView[];
  wakesAt: string | null;
  /** Since when the time left does not run; null while it runs. */
  clockStoppedAt: string | null;
  /** Hash of the data on the screen, which a decision sends back. */
  contentHash: string;
};

export type ChecklistItem = {
  id: string;
  label: string;
  outcome: CheckOutcome;
  /** The fact behind the answer, or why there is none. */
  remark: string | null;
  /** The data can't answer it: an approval needs the reviewer's own tick. */
  needsHand: boolean;
};
