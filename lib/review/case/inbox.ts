import type { Outcome } from './case.ts';
import type { SecondBecause } from './true-match.ts';

/** A case that waits for the reader: a decision to confirm, one escalated to them, or their own that was given back. */
export type InboxItem = {
  caseId: string;
  /** "DK-1042". */
  caseNumber: string;
  applicantId: string;
  /** Who put it there; null: Docket itself, because what it rested on changed. */
  by: string | null;
  at: string;
  dueAt: string;
  /** The staged decision; null for an escalated case. */
  decision: { id: string; outcome: Outcome; because: SecondBecause } | null;
};

/** One list of the inbox: at most 50 items, longest waiting first, and how many there are. */
export type InboxList = { count: number; items: InboxItem[] };

export type Inbox = { toConfirm: InboxList; escalatedToMe: InboxList; returnedToMe: InboxList };
