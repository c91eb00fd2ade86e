import type { Applicant } from '../applicant/applicant.ts';
import type { ProviderStatus } from '../applicant/status.ts';

/** Someone the vendor could not be asked about: it waits for a person. */
type DeadLetterLine = {
  externalId: string;
  /** Why the vendor was to be asked. */
  because: string;
  /** One of the codes a provider's failure has, and what it means in our words. */
  code: string | null;
  problem: string | null;
  tries: number;
  firstAt: string;
  lastAt: string;
};

/** `waiting` are still being asked about, the oldest of them since `waitingSince`. `items` are the newest of `dead`. */
export type RefetchBacklog = { items: DeadLetterLine[]; dead: number; waiting: number; waitingSince: string | null };

/** What asking again would change, by name and without a value: whoever keeps connections sees nobody's papers. */
export type ReplayPreview = {
  /** `gone`: the vendor no longer has them, and our copy stays as it is. `older`: ours is newer. */
  outcome: 'new' | 'changed' | 'same' | 'older' | 'gone';
  /** The parts of the common applicant that would change. */
  changed: (keyof Applicant)[];
  statusBefore: ProviderStatus | null;
  statusAfter: ProviderStatus | null;
  /** The key erases what it reads, so that what was read had to be kept at once. */
  isApplied: boolean;
};

/** An event of the vendor as it came in; whom it was about is told by number only. */
type WebhookLine = {
  id: string;
  type: string | null;
  isPing: boolean;
  people: number;
  /** How often it was delivered. */
  times: number;
  receivedAt: string;
  lastAt: string;
};

/** Deliveries of one UTC day that were not believed. */
export type RejectionLine = { day: string; reason: string; count: number; lastAt: string };

/** `next` is opaque: hand it back to read on. Refusals stand on the first page only, for 30 days. */
export type WebhookLog = { events: WebhookLine[]; rejections: RejectionLine[]; next: string | null };
