import type { Outcome } from '../case/case.ts';
import type { Approving } from '../case/decision-why.ts';
import type { EvidenceItem } from '../case/evidence.ts';
import type { CodedMove } from '../case/move.ts';
import type { SecondBecause } from '../case/true-match.ts';
import type { CaseView, ChecklistItem } from '../case/view.ts';
import type { VendorTrouble } from '../connections/vendor-trouble.ts';
import type { FaceVerdictView } from '../faces/face.ts';
import type { Fact } from '../facts/fact.ts';
import type { SessionFact } from '../facts/session.ts';
import type { Policies, RequestPolicy } from '../policies/policies.ts';
import type { Suggestion } from '../requests/lacking.ts';
import type { QuestionnaireView } from './answer-view.ts';
import type { ApplicantLocation, CheckKind, HistoryStep } from './applicant.ts';
import type { CheckOutcome } from './check-outcome.ts';
import type { CryptoView } from './crypto.ts';
import type { Screening } from './screening.ts';
import type { ProviderStatus } from './status.ts';

/** A place with its country in words: the table of countries stays on the server. */
type PlaceView = Omit<ApplicantLocation, 'country'> & { countryName: string | null };

export type CheckView = {
  kind: CheckKind;
  name: string;
  label: string;
  outcome: CheckOutcome;
  providerOutcome: string | null;
  /** The vendor's result in plain words; null where it says no more than the outcome. */
  outcomeWords: string | null;
  score: number | null;
  reasons: string[];
  at: string | null;
};

export type TimelineEntry = { at: string; kind: string; text: string; by: string };

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
  /** The same in plain words; null for a word that its dictionary does not know. */
  providerStatusWords: string | null;
  flags: { isArchived: boolean; deletionScheduledFor: string | null; isAnonymized: boolean };
  fetchedAt: string;
  /** Another number for each content of the vendor. What Docket reads off the images of the same content leaves it. */
  copyVersion: number;
  /** Why the copy shown is not the vendor's last answer; null when it is. */
  unread: 'too_large' | 'unreadable' | null;
  /** Whether the vendor gives images at all. */
  givesImages: boolean;
  /** Whether there is a copy. Without one, an empty list says nothing about the applicant. */
  hasCopy: boolean;
  /** What is wrong between us and their vendor. */
  trouble: VendorTrouble | null;
  identity: Fact[];
  contact: Fact[];
  /** `zone`: the recomputed check digits of its machine readable zone; null where it has none that could be read. */
  documents: { id: string; label: string; facts: Fact[]; zone: { right: number; total: number } | null }[];
  session: SessionFact[];
  checks: CheckView[];
  /** How many hits their tab shows, and a hash of what the vendor says of them; 0 and '' for roles that see none. */
  hits: { count: number; hash: string };
  /** Each search of the lists, also one that found nothing. Empty: the vendor did not screen. */
  screenings: Screening[];
  questionnaires: QuestionnaireView[];
  crypto: CryptoView[];
  locations: PlaceView[];
  history: HistoryStep[];
  evidence: EvidenceItem[];
  /** What members said about pairs of faces, newest first. */
  faces: FaceVerdictView[];
  timeline: TimelineEntry[];
  case: CaseView | null;
  checklist: ChecklistItem[];
  /** What the reader may do, by their rights and the state of the case. */
  may: {
    decide: boolean;
    approve: boolean;
    /** Why the case can't be approved; null when it can. */
    approveClosedBecause: string | null;
    /** What approving takes besides the button, as a sentence, or null. */
    approveTakes: string | null;
    /** Why an approval would wait for a second person; null when it is recorded at once. */
    approveSecond: SecondBecause | null;
    approving: Approving;
    seeHits: boolean;
    seeImages: boolean;
    seeRaw: boolean;
    reveal: boolean;
    /** Whether a reveal needs a reason. */
    revealNeedsReason: boolean;
  };
  /** Of decisions and of moves; none for readers who can't decide. */
  reasons: Pick<Policies['reasons'], Outcome | CodedMove>;
  /** How an applicant is asked for something: the texts in force, and what the case points to. */
  asking: { policy: RequestPolicy; suggestions: Suggestion[] };
  /** For how long a decision can be undone, by policy. */
  undoSeconds: number;
  /** What a decision does at the vendor, in a sentence: "Nothing is sent: the provider has no approve or reject." */
  vendorLine: string;
  /** The applicant's address in the vendor's own portal, where it has one. */
  portalLink: string | null;
};
