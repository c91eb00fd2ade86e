import type { Applicant, CheckKind, CheckOutcome, HistoryStep, ImagePart } from './applicant.ts';
import type { Blocker, ShownBlocker } from './blocker.ts';
import type { CaseState, Outcome, Risk } from './case.ts';
import type { Reason } from './policies.ts';
import type { PullProgress } from './pull-progress.ts';
import type { Screening } from './screening.ts';
import type { ProviderStatus } from './status.ts';
import type { VendorTrouble } from './vendor-trouble.ts';

/** What the screens are given: nothing personal beyond what the reader's role may see. Times are ISO 8601, UTC. */

export type QueueRow = {
  caseId: string;
  /** What people call the case by: "DK-1042". */
  caseNumber: string;
  applicantId: string;
  /** As the person writes it; null when the vendor gave none. */
  name: string | null;
  /** In Latin letters, when that differs. */
  latinName: string | null;
  country: string | null;
  provider: string;
  providerLabel: string;
  mode: 'test' | 'live';
  state: CaseState;
  outcome: Outcome | null;
  providerStatus: string | null;
  status: ProviderStatus;
  blockers: Blocker[];
  risk: Risk;
  openedAt: string;
  dueAt: string;
  decidedAt: string | null;
  assignee: { id: string; name: string } | null;
};

export const queueTabs = [
  'needs_review',
  'open',
  'claimed',
  'waiting_for_applicant',
  'waiting_for_second',
  'escalated',
  'on_hold',
  'snoozed',
  'decided',
] as const;

export type QueueTab = (typeof queueTabs)[number];

/** What the address bar holds. */
export type QueueFilter = {
  tab: QueueTab;
  providers: string[];
  /** Name, case number, vendor id, email, phone or document number. */
  text: string;
  cursor: string | null;
};

export type QueuePage = {
  rows: QueueRow[];
  next: string | null;
  previous: string | null;
  counts: Record<QueueTab, number>;
  connections: ConnectionHealth[];
  filter: QueueFilter;
  readAt: string;
};

export type ConnectionHealth = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  /** When the last answer came. */
  lastAnswerAt: string | null;
  /** What is wrong with it now, or null. */
  trouble: VendorTrouble | null;
  /** What the pull is doing now. */
  pull: PullProgress;
};

/** One value of one fact, with where it comes from. */
export type SourcedValue = { source: string; value: string; verbatim: string | null };

/** A fact about the applicant that several sources speak of. */
export type Fact = {
  field: FactField;
  label: string;
  /** What the sources agree on, or what was provided. Null when nobody says. Masked values come with isMasked. */
  value: string | null;
  isMasked: boolean;
  canReveal: boolean;
  /** When a value that was revealed is masked again; absent otherwise. */
  shownUntil?: string;
  /** How many sources say the same, when more than one. */
  agree: number;
  /** Present only where sources differ: one line per source. */
  difference: { tone: 'fail' | 'attention'; title: string; values: SourcedValue[]; remark: string | null } | null;
};

export type FactField =
  | 'name'
  | 'latinName'
  | 'birthDate'
  | 'age'
  | 'gender'
  | 'nationality'
  | 'personalNumber'
  | 'email'
  | 'phone'
  | 'address'
  | 'documentNumber'
  | 'issuedOn'
  | 'expiresOn'
  | 'issuer';

export type EvidenceItem = {
  imageId: string;
  /** The key that shows it: 1 to 9. */
  position: number;
  /** "Card front", "Selfie". */
  label: string;
  part: ImagePart;
  documentType: string;
  state: 'not_fetched' | 'shown' | 'not_safe' | 'missing';
  pages: number;
  /** Type, size and hash of what can't be shown safely. */
  original: { type: string | null; byteLength: number | null; sha256: string | null };
  problem: string | null;
  isSeen: boolean;
  fetchedAt: string | null;
};

export type CheckView = {
  kind: CheckKind;
  name: string;
  label: string;
  outcome: CheckOutcome;
  providerOutcome: string | null;
  score: number | null;
  reasons: string[];
  at: string | null;
};

export type HitView = {
  id: string;
  list: string | null;
  name: string | null;
  aliases: string[];
  birthDate: string | null;
  countries: string[];
  score: number | null;
  reason: string | null;
};

export type TimelineEntry = { at: string; kind: string; text: string; by: string };

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
  assignee: { id: string; name: string } | null;
  decision: DecisionView | null;
};

export type ChecklistItem = { id: string; label: string; outcome: CheckOutcome; remark: string | null };

export type ApplicantView = {
  id: string;
  externalId: string;
  name: string | null;
  latinName: string | null;
  provider: string;
  providerLabel: string;
  connectionLabel: string;
  mode: 'test' | 'live';
  status: ProviderStatus;
  providerStatus: string | null;
  flags: { isArchived: boolean; deletionScheduledFor: string | null; isAnonymized: boolean };
  fetchedAt: string;
  /** Why the vendor's last answer about them is not what we show. */
  unread: 'too_large' | 'unreadable' | null;
  /** Whether we hold a copy at all. Without one, an empty list says nothing about the applicant. */
  hasCopy: boolean;
  /** What is wrong between us and their vendor. */
  trouble: VendorTrouble | null;
  identity: Fact[];
  contact: Fact[];
  documents: { id: string; label: string; facts: Fact[] }[];
  session: { label: string; value: string; detail: string | null }[];
  checks: CheckView[];
  hits: HitView[];
  /** Every look through the lists, also one that found nothing. Empty: the vendor did not screen. */
  screenings: Screening[];
  locations: Applicant['locations'];
  history: HistoryStep[];
  evidence: EvidenceItem[];
  timeline: TimelineEntry[];
  case: CaseView | null;
  checklist: ChecklistItem[];
  /** What the reader may do here, from the table of rights and the state of the case. */
  may: {
    decide: boolean;
    approve: boolean;
    /** Why approving is closed, when it is. */
    approveClosedBecause: string | null;
    /** What approving takes beyond a press, in a sentence, or null. */
    approveTakes: string | null;
    seeHits: boolean;
    seeImages: boolean;
    seeRaw: boolean;
    reveal: boolean;
    /** Whether a reveal needs a reason. */
    revealNeedsReason: boolean;
  };
  reasons: { approved: Reason[]; rejected: Reason[] };
  /** What a decision does at the vendor, in a sentence: "Nothing is sent: the provider has no approve." */
  vendorLine: string;
};
