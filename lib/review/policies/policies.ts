import type { Blocker } from '../case/blocker.ts';
import type { Outcome } from '../case/case.ts';
import type { CodedMove } from '../case/move.ts';
import type { HitVerdict } from '../hits/hit.ts';
import type { How } from '../requests/lack.ts';
import type { Reason, RequestReason } from './reason.ts';

/**
 * The rules that an organisation sets for its desk. A published version is never changed: a decision records the
 * versions that were in force.
 */
export type Policies = {
  /** Of decisions by outcome, of moves by kind, and of hits by verdict. */
  reasons: Record<Outcome | HitVerdict | Exclude<CodedMove, 'requested'>, Reason[]> & { requested: RequestReason[] };
  checklist: { items: { id: ChecklistId; label: string }[] };
  sla: SlaPolicy;
  /**
   * Which approvals need a second person. `approveOverFailing`: a reason and a note, or a second person.
   * `rulesRollback`: how many people roll back a change of a provider's rules while it is watched. Erasures, other
   * changes of these rules and these policies always take two people: the database sees to it.
   */
  fourEyes: {
    approveAfterTrueHit: boolean;
    approveOverFailing: 'note' | 'second';
    rulesRollback: 'one' | 'two';
  };
  /** The kinds of blockers that need a reason and a note to approve over, beside those that fail. */
  blockers: { needNote: Blocker['kind'][] };
  risk: RiskPolicy;
  /** `revealsPerHour`: how many fields one member may have shown to them in an hour, of all applicants. */
  masking: { maskedFields: string[]; hidesAfterSeconds: number; imagesNeedRevealFor: string[]; revealsPerHour: number };
  /** How long a decision can be undone, and its commands and irreversible ones are not sent: 5 to 60 seconds. */
  undo: { seconds: number };
  claims: ClaimPolicy;
  requests: RequestPolicy;
  retention: RetentionPolicy;
};

/**
 * Until when a case has to be decided: so many hours after it opened, around the clock or in working time. `week` and
 * `holidays` are days of the time zone (IANA name); they are kept when time counts around the clock.
 */
export type SlaPolicy = {
  dueInHours: number;
  counts: 'always' | 'working';
  timeZone: string;
  week: WorkingDay[];
  holidays: Holiday[];
};

/** `id`: 1 is Monday, 7 Sunday. `from` and `to`: "09:00", "24:00" is the end of the day. */
export type WorkingDay = { id: number; from: string; to: string };

/** `id`: the day, "2026-12-25". */
export type Holiday = { id: string; label: string };

/**
 * The risk of a case: the points of all its blockers, a hit by `hit` and any other by its tone, and of the provider's
 * own word. From `mediumFrom` and `highFrom` points on it is medium and high.
 */
export type RiskPolicy = {
  points: Record<'hit' | Blocker['tone'] | 'providerMedium' | 'providerHigh', number>;
  mediumFrom: number;
  highFrom: number;
};

/**
 * The message to an applicant who is asked for something: how many days they have, and the texts around what is asked
 * for, in English. `{name}`, `{date}` and `{reference}` are filled in. An empty text is left out.
 */
export type RequestPolicy = {
  answerWithinDays: number;
  texts: {
    greeting: string;
    greetingWithoutName: string;
    opening: string;
    /** Where the provider makes a link. */
    byLink: string;
    byReply: string;
    closing: string;
    how: Record<How, string>;
  };
};

/**
 * How cases are claimed: how long a claim lasts after its member's last act, which case "Take next" gives first, and
 * how many claims a member may have for it to give another.
 */
export type ClaimPolicy = { leaseMinutes: number; order: ClaimOrder; maxHeld: number };

/**
 * How long an applicant's data are kept, by the decision in force: `keep` is "by_hand" (until they are deleted by
 * hand) or a span, "P5Y", "P18M", "P90D" (lib/review/retention/span.ts), on the calendar of the time zone (IANA
 * name). `from`: since the decision, or since the last activity; without a decision it is always the last activity.
 *
 * The law sets both ends. Directive (EU) 2015/849, article 40(1): five years after the end of the business
 * relationship or after an occasional transaction, then deletion; from 10 July 2027 Regulation (EU) 2024/1624,
 * article 77, which says the same. Docket does not know when a business relationship ends.
 */
export type RetentionPolicy = {
  timeZone: string;
  approved: RetentionRule;
  rejected: RetentionRule;
  undecided: Pick<RetentionRule, 'keep'>;
};

export type RetentionRule = { keep: string; from: 'decided' | 'active' };

/** First due first; highest risk first; longest open first. */
export type ClaimOrder = 'due' | 'risk' | 'age';

export type ChecklistId = 'document_in_date' | 'adult' | 'both_sides' | 'selfie_present';

export type PolicyKind = keyof Policies;

/** The versions in force at one moment, by kind. */
export type PolicyVersions = Record<PolicyKind, number>;

export const policyKinds = [
  'reasons',
  'checklist',
  'sla',
  'fourEyes',
  'blockers',
  'risk',
  'masking',
  'undo',
  'claims',
  'requests',
  'retention',
] as const satisfies readonly PolicyKind[];

/** The most entries of a list: enough for any organisation, and little enough to compare in a moment. */
export const mostEntries = 200;

/** The kinds of blockers, in the order in which they are offered. */
export const blockerKinds = [
  'difference',
  'check',
  'document',
  'age',
  'face',
  'hit',
  'unknown_word',
  'problem',
  'command',
] as const;

/** The fields that a policy can mask; whatever it says, a manager sees none of them. */
export const maskableFields = [
  'name',
  'birthDate',
  'personalNumber',
  'documentNumber',
  'email',
  'phone',
  'address',
] as const;

/** The roles that see images, and can be asked to reveal them first. */
export const imageRoles = ['reviewer', 'approver', 'auditor'] as const;
