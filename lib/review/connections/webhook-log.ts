import type { Applicant } from '../applicant/applicant.ts';
import type { ProviderStatus } from '../applicant/status.ts';

/** A refetch that was given up and waits for a person. */
type DeadLetterLine = {
  externalId: string;
  /** What ordered the refetch. */
  because: string;
  /** A code of ProviderError, and what it means in a sentence. */
  code: string | null;
  problem: string | null;
  tries: number;
  firstAt: string;
  lastAt: string;
};

/**
 * `items` are the newest of `dead` dead letters. `waiting` refetches are still tried, the oldest since `waitingSince`.
 */
export type RefetchBacklog = { items: DeadLetterLine[]; dead: number; waiting: number; waitingSince: string | null };

/** What a refetch would change, by name and without values, because admins do not see applicants' data. */
export type ReplayPreview = {
  /** `gone`: the vendor no longer has the applicant; our copy stays. `older`: our copy is newer. */
  outcome: 'new' | 'changed' | 'same' | 'older' | 'gone';
  /** The parts of the common applicant that would change. */
  changed: (keyof Applicant)[];
  statusBefore: ProviderStatus | null;
  statusAfter: ProviderStatus | null;
  /** Whether the change is saved already, because the key erases what it reads. */
  isApplied: boolean;
};

/** An accepted event. Of the applicants it is about only the number is given. */
type WebhookLine = {
  id: string;
  type: string | null;
  isPing: boolean;
  people: number;
  /** How many times it was delivered. */
  times: number;
  receivedAt: string;
  lastAt: string;
};

/** The rejections of one UTC day, by reason. */
export type RejectionLine = { day: string; reason: string; count: number; lastAt: string };

/** `next` is an opaque cursor for the next page. Rejections of the last 30 days are on the first page only. */
export type WebhookLog = { events: WebhookLine[]; rejections: RejectionLine[]; next: string | null };
