import type { Right } from '../access.ts';
import type { ProviderStatus } from '../applicant/status.ts';
import type { CaseState, OpenedBecause } from '../case/case.ts';
import type { ContentPart } from '../case/content.ts';
import type { SkipReason } from '../claims/skip.ts';
import type { HitVerdict } from '../hits/hit.ts';
import type { Act } from '../lifecycle/act.ts';
import type { RetentionOutcome } from '../retention/due.ts';
import type { AccountDetails } from './account-details.ts';
import type { CommandAuditDetails } from './command-entries.ts';
import type { CaseMoved, DecisionRecorded, DecisionStaged } from './decision-details.ts';
import { type EndpointAuditDetails, endpointEntryKinds } from './endpoint-entries.ts';
import type { ImageAuditDetails } from './image-entries.ts';
import { type PolicyAuditDetails, policyEntryKinds } from './policy-entries.ts';
import type { QueueAuditDetails } from './queue-entries.ts';
import { type RuleAuditDetails, ruleEntryKinds } from './rule-entries.ts';

type DetailsElsewhere = AccountDetails &
  CommandAuditDetails &
  EndpointAuditDetails &
  ImageAuditDetails &
  PolicyAuditDetails &
  QueueAuditDetails &
  RuleAuditDetails;

/**
 * The details of a ledger entry, by kind. Never personal data, but ids, counts, codes, hashes and HMACs.
 * The actor, the subject and the time are fields of the entry itself.
 */
export type AuditDetails = DetailsElsewhere & {
  'connection.added': { provider: string; label: string; mode: 'test' | 'live' };
  /** The names of the settings that changed, never a value. */
  'connection.changed': { fields: string[]; hasNewSecrets: boolean };
  'connection.tested': { works: number; notAllowed: number; fails: number; erasesWhatItReads: boolean };
  'connection.paused': { because: PausedBecause };
  'connection.resumed': { acceptsErasure: boolean };
  'connection.removed': { applicants: number };
  /** A member had a vendor that does not answer tried now. */
  'connection.tried': Record<string, never>;
  /** Ids from a file, for a vendor that has no list of its applicants. */
  'ids.imported': { ids: number; added: number };
  /** A refetch that was given up: a dead letter, which waits for a person. */
  'ask.abandoned': { externalIdHmac: string; code: string; tries: number };
  'ask.replayed': { externalIdHmac: string; changed: string[] };
  'ask.dismissed': { externalIdHmac: string };
  /** An operation that was run from the terminal over a stored connection. */
  'operation.run': { provider: string; operation: string };
  /** `jobId` is null for an applicant archived on their own page. */
  'applicant.archived': { jobId: string | null };
  'applicant.unarchived': { because: 'by_hand' | 'changed'; jobId: string | null };
  /** The data key and all clear text are gone. The HMAC is that of the tombstone. */
  'applicant.erased': {
    act: Act;
    jobId: string;
    externalHmac: string;
    images: number;
    /** By which rule of the policy on retention they were due; absent for an erasure by hand. */
    outcome?: RetentionOutcome;
  };
  'hold.placed': { holdId: string; reasonHash: string };
  'hold.lifted': { holdId: string };
  'job.prepared': JobNamed &
    ByPolicy & { atVendor: boolean; applicants: number; possible: number; selectionHash: string; until?: string };
  'job.started': JobNamed;
  'job.stopped': JobNamed;
  'job.resumed': JobNamed;
  /** Calls not sent are withdrawn, and what was archived in Docket comes back. */
  'job.undone': JobNamed;
  'job.finished': JobNamed & { done: number; failed: number; skipped: number };
  'job.exported': JobNamed & { rows: number };
  'erasure.requested': JobNamed &
    ByPolicy & {
      requestId: string;
      applicants: number;
      selectionHash: string;
      reasonHash: string;
      expiresAt: string;
    };
  'erasure.confirmed': JobNamed & ByPolicy & { requestId: string; applicants: number; selectionHash: string };
  'erasure.refused': JobNamed & { requestId: string; answerHash: string };
  'erasure.withdrawn': JobNamed & { requestId: string };
  /** An applicant of the request came under legal hold. */
  'erasure.voided': JobNamed & { requestId: string };
  'pull.started': { round: number };
  'pull.finished': { round: number; applicantsRead: number; pagesRead: number };
  /** Records of the vendor's list that could not be read and have no id. */
  'pull.passed-over': { round: number; records: number };
  /** `code` is a code of ProviderError, never its text. */
  'pull.failed': { round: number; applicantsRead: number; code: string };
  'case.opened': {
    caseId: string;
    number: string;
    applicantId: string;
    round: number;
    because: OpenedBecause;
    blockers: number;
  };
  /** `until`: when the claim ends without activity. `by`: chosen by "Take next" or by hand. */
  'case.claimed': { applicantId: string; by: 'next' | 'hand'; stateBefore: CaseState; until: string };
  /** A claim, or an assignment that its member gave back, ended other than by a decision. */
  'case.released': { applicantId: string; memberId: string; because: ReleasedBecause; isStillAssigned: boolean };
  'case.taken-over': { applicantId: string; fromId: string | null; stateBefore: CaseState; until: string };
  /** `toId` is null when an assignment was ended. */
  'case.assigned': { applicantId: string; toId: string | null; fromId: string | null };
  /** Only the hash of the words, which may hold personal data. */
  'case.skipped': { applicantId: string; reason: SkipReason; wordsHash: string | null };
  'member.skills-changed': { providers: string[] };
  /** `parts` are the common applicant's top keys that changed; null when this is the first copy. */
  'applicant.changed': { version: number; status: ProviderStatus; recordHash: string; parts: string[] | null };
  'applicant.opened': Record<string, never>;
  /** The text of an applicant was fetched ahead of opening it. */
  'applicant.sent': { isPrefetch: true };
  'raw.opened': Record<string, never>;
  /** A member reached the number of reveals in an hour; nothing was shown. */
  'reveal.refused': { field: string; perHour: number };
  /** `field` is `images` for all images of the applicant. Only the hash of the reason, which may hold personal data. */
  'field.revealed': { field: string; reasonHash: string | null; endsAt: string };
  'decision.recorded': DecisionRecorded;
  /** `version` 1 is the note itself, later ones are corrections. */
  'note.written': { noteId: string; version: number; textHash: string; mentions: number; about?: 'crypto_check' };
  /** A tag holds no personal data (lib/review/notes/tag.ts). */
  'tag.added': { tag: string };
  'tag.removed': { tag: string };
  /** Written once for each of the two applicants. */
  'relation.judged': { otherId: string; verdict: 'same' | 'not_same' | 'withdrawn' };
  /** By a member, or by a clearance (`clearanceId`), and then the actor is the process that read the hit. */
  'hit.resolved': HitResolutionNamed & {
    verdict: HitVerdict;
    reason: string;
    noteHash: string | null;
    policyVersion: number;
    clearanceId: string | null;
  };
  'hit.undone': HitResolutionNamed & { withdraws: string };
  /** Its entry changed, so that what was said about it no longer holds. `parts` are names, without values. */
  'hit.reopened': HitResolutionNamed & { parts: string[] };
  /** Hashes of what was typed and of the file, where there is one. */
  'hit.looked-up': { lookupId: string; hitId: string; sha256: string; fileSha256?: string };
  'lookup-file.sent': { lookupId: string; hitId: string; fileSha256: string };
  'clearance.kept': {
    clearanceId: string;
    hitId: string;
    resolutionId: string;
    contentHash: string;
    reviewOn: string;
  };
  'clearance.revoked': { clearanceId: string; hitId: string };
  /** Searches of lists that were read, also those that found nothing. */
  'screening.read': { screenings: { id: string; outcome: string; found: number; isWhole: boolean }[] };
  /** A decision that waits for a second person. */
  'decision.staged': DecisionStaged;
  /** It did not become one: returned by the second person, withdrawn by the first, or void because `parts` changed. */
  'decision.unstaged': {
    decisionId: string;
    endedAs: 'returned' | 'voided' | 'withdrawn';
    parts: ContentPart[];
    sentenceHash: string | null;
  };
  'decision.undone': { decisionId: string; commands: number; stateAfter: CaseState };
  'case.moved': CaseMoved;
  /** The nightly recount found other numbers than those kept, and put them right. */
  'metrics.differed': { checkId: string; cases: number; factsDiffering: number; sumsDiffering: number };
  /** Figures of the metrics, without personal data. `section` is null for all of them. */
  'metrics.exported': { section: string | null; from: string; to: string; zone: string; rows: number };
  /** A member tried something that their role does not allow. */
  denied: { door: string; verb: Right | null };
  'ledger.read': { width: 'own' | 'configuration' | 'whole'; rows: number };
  /** The head of the chain when the export was requested; the export holds at least the rows up to it. */
  'ledger.exported': { standingSeq: number; standingHash: string };
  /** The rows of one filter, up to row `standingSeq`. The filter holds ids, codes and days. */
  'ledger.selection-exported': {
    standingSeq: number;
    people: string[];
    acts: string[];
    kinds: string[];
    applicant: string | null;
    subject: string | null;
    from: string | null;
    until: string | null;
  };
};

export type PausedBecause = 'by_hand' | 'erases_what_it_reads';

export type ReleasedBecause =
  | 'by_hand'
  | 'skipped'
  | 'idle'
  | 'sign_out'
  | 'password_changed'
  | 'disabled'
  | 'role_changed';

type JobNamed = { jobId: string; act: Act };

/** The version of the policy on retention that a job follows; absent for one that a person asks for by hand. */
type ByPolicy = { policyVersion?: number };

type HitResolutionNamed = { resolutionId: string; hitId: string; caseId: string | null; contentHash: string };

export type AuditKind = keyof AuditDetails;

/** An act with its details, as lib/data appends it to the ledger. */
export type Audited = { [Kind in AuditKind]: { kind: Kind; details: AuditDetails[Kind] } }[AuditKind];

/** The kinds that an admin sees: configuration and members, nothing about applicants. */
export const configurationKinds: readonly AuditKind[] = [
  ...ruleEntryKinds,
  ...policyEntryKinds,
  ...endpointEntryKinds,
  'member.invited',
  'member.added',
  'member.role-changed',
  'member.disabled',
  'member.enabled',
  'member.factors-removed',
  'issuer-account.removed',
  'member.skills-changed',
  'password.set',
  'second-factor.required',
  'connection.added',
  'connection.changed',
  'connection.tested',
  'connection.paused',
  'connection.resumed',
  'connection.tried',
  'connection.removed',
  'ids.imported',
  'ask.abandoned',
  'ask.replayed',
  'ask.dismissed',
  'operation.run',
  'metrics.differed',
];
