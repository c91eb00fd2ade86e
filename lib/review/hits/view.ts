import type { CaseState } from '../case/case.ts';
import type { HitChange } from './changes.ts';
import type { SavedHitDraft } from './draft.ts';
import type { HitEntry, HitState, HitVerdict, ResolutionKind } from './hit.ts';
import type { LookupFileType } from './lookup.ts';
import type { HitTopic, HitTopicGroup } from './topic.ts';

/** What GET /api/applicants/[id]/hits answers. Times are ISO 8601, UTC. */
export type HitsView = {
  applicantId: string;
  providerLabel: string;
  /** The vendor's hits, worst and oldest first, with those that it took back at the end. */
  hits: HitView[];
  /** Each search of lists, newest first, also one that found nothing. */
  screenings: ScreeningView[];
  /** Per connection of this person whether it was screened at all; never empty. */
  coverage: ScreeningCoverage[];
  /** The reasons in force, by verdict. */
  reasons: Record<HitVerdict, { code: string; label: string }[]>;
  may: HitRights;
  case: { id: string; version: number; state: CaseState } | null;
};

export type HitRights = {
  /** Whether the reader may resolve and undo now: who may decide the case, while it is not decided. */
  resolve: boolean;
  /** Why not, in a sentence; null when they may. */
  closedBecause: string | null;
};

export type HitView = {
  id: string;
  /** Sent back when it is resolved: a hit that changed since is refused. */
  version: number;
  list: string | null;
  topic: HitTopic;
  topicLabel: string;
  /** How bad if true, 0 to 100, and what that means. */
  severity: number;
  severityMeaning: string;
  state: HitState;
  /** False: "the vendor gave no record". The rows of the comparison are then "not given", never neutral. */
  hasRecord: boolean;
  entry: HitEntry;
  /** Ids of the list's entry: the current one first, then former ones. */
  entityIds: string[];
  vendorIds: string[];
  /** The vendor's own figure (its scale is the vendor's) and words. */
  vendorScore: number | null;
  vendorReason: string | null;
  /** When Docket first read it. */
  foundAt: string;
  /** When the vendor screened, where it says so. */
  screenedAt: string | null;
  /** When the vendor took it back; such a hit is kept and no longer blocks. */
  goneAt: string | null;
  /** The resolution in force; null when the hit is open. */
  resolution: ResolutionView | null;
  /** All that was said and taken back, oldest first, the one in force included. */
  history: ResolutionView[];
  lookups: LookupView[];
  /** The clearance made from this hit, or that resolved it; also one that was revoked. */
  clearance: ClearanceView | null;
  /** "Cleared before, entry changed": the clearance in force and what changed since; null when there is none. */
  clearedBefore: { clearance: ClearanceView; changes: HitChange[] } | null;
  /** What changed when it last opened again; empty when it never did. */
  changes: HitChange[];
  changedAt: string | null;
  /** Other open hits of this person with the same entry of a list. */
  sameEntity: string[];
  /** Whether the verdicts of a person are refused until a look-up is attached. */
  needsLookup: boolean;
};

export type ResolutionView = {
  id: string;
  kind: ResolutionKind;
  verdict: HitVerdict | null;
  reason: { code: string; label: string } | null;
  note: string | null;
  /** A member's name, "Clearance" or "Rescan". */
  by: string;
  /** Whether a clearance resolved it, not a person. */
  isByClearance: boolean;
  at: string;
};

export type LookupView = {
  id: string;
  /** Null: only a file. */
  link: string | null;
  note: string;
  by: string;
  at: string;
  /** SHA-256 in hex of the link and the note as they were typed, joined by a line feed. */
  sha256: string;
  /** `sha256`: of the file as it was sent. `isOpen`: whether the reader may open it now, as the applicant's images. */
  file: { type: LookupFileType; sha256: string; byteLength: number; isOpen: boolean } | null;
};

export type ClearanceView = {
  id: string;
  reason: { code: string; label: string };
  by: string;
  at: string;
  /** The day from which it no longer holds, YYYY-MM-DD. */
  reviewOn: string;
  revoked: { by: string; at: string } | null;
  /** In force: neither revoked nor past its review date. */
  isInForce: boolean;
};

export type ScreeningView = {
  id: string;
  /** The vendor's name for the step, and the same in words. */
  step: string;
  label: string;
  /** Lists that the vendor named; empty where it named none. */
  lists: string[];
  outcome: 'pass' | 'fail' | 'attention' | 'pending' | 'unknown';
  /** The vendor's own word. */
  providerOutcome: string | null;
  /** How many hits the applicant had when it was read. */
  found: number;
  /** Whole: the vendor gave a result, and its hits where it found something. */
  isWhole: boolean;
  at: string | null;
  /** When Docket read it. */
  readAt: string;
};

/** One connection of a person. Only `clear` may look clear. */
export type ScreeningCoverage = {
  applicantId: string;
  connectionId: string;
  providerLabel: string;
  state: 'not_screened' | 'partial' | 'found' | 'clear';
  /** "Not screened by Kestrel". */
  sentence: string;
  lastAt: string | null;
};

/** The tabs of /hits. `mine`: open or unsure, of cases that the reader holds. `closed`: resolved as true or false. */
export const hitTabs = ['open', 'mine', 'unsure', 'closed'] as const;

export type HitTab = (typeof hitTabs)[number];

/** The filter of /hits, as the address bar holds it. */
export type HitFilter = {
  tab: HitTab;
  lists: string[];
  providers: string[];
  topics: HitTopicGroup[];
  /** A member's id; null for all. */
  assigneeId: string | null;
  cursor: string | null;
};

/** What GET /api/hits answers: 50 rows, the worst first, then the oldest. */
export type HitPage = {
  rows: HitRow[];
  next: string | null;
  previous: string | null;
  counts: Record<HitTab, number>;
  /** The choices of the filters, among all hits. */
  lists: string[];
  assignees: { id: string; name: string }[];
  filter: HitFilter;
  readAt: string;
};

export type HitRow = {
  id: string;
  version: number;
  applicantId: string;
  caseId: string | null;
  /** "DK-1042"; null without a case. */
  caseNumber: string | null;
  caseState: CaseState | null;
  assignee: { id: string; name: string } | null;
  name: string | null;
  latinName: string | null;
  provider: string;
  providerLabel: string;
  mode: 'test' | 'live';
  list: string | null;
  topic: HitTopic;
  topicLabel: string;
  severity: number;
  state: HitState;
  hasRecord: boolean;
  /** The name on the list, its birth date and countries; null and empty when the vendor gave no record. */
  entry: Pick<HitEntry, 'name' | 'birthDate' | 'countries'>;
  foundAt: string;
  may: HitRights;
};

/** What GET /api/hits/[id] answers: the hit beside the person. */
export type HitDetail = {
  row: HitRow;
  hit: HitView;
  /** Docket's id of an image with the person's face; null without one, or for a role that does not see images. */
  faceImageId: string | null;
  reasons: HitsView['reasons'];
  case: HitsView['case'];
  /** What the reader has typed about it in this round and not recorded. */
  draft: SavedHitDraft | null;
};

/** What resolving gives back: the hits' new versions, and each touched case with its new version and state. */
export type HitsResolved = {
  hits: { id: string; version: number; state: HitState }[];
  cases: { id: string; version: number; state: CaseState }[];
  /** Other open hits of the same people with the same entries, which can be closed in one go. */
  others: { id: string; version: number }[];
};

/** What a person's verdict gives back. `undoUntil`: until when the screen offers its undo, ISO 8601. */
export type HitsJudged = HitsResolved & { undoUntil: string };
