import type { Outcome } from './case.ts';
import type { SecondBecause } from './true-match.ts';

/** A case that waits for the reader: a decision to confirm, one escalated to them, or their own that was given back. */
export type InboxItem = {
  caseId: string;
  /** "DK-1042". */
  caseNumber: string;
  applicantId: string;
  /** The applicant's name, for the member whose inbox it is; null where it is not known. */
  name: string | null;
  /** Who put it there; null: Docket itself, because what it rested on changed. */
  by: string | null;
  at: string;
  dueAt: string;
  /** Another member who has the case now. */
  holder: string | null;
  /** The staged decision, with the titles of the blockers that failed; null for an escalated case. */
  decision: { id: string; outcome: Outcome; because: SecondBecause; over: string[] } | null;
};

/** One list of the inbox: at most 50 items, first due first, and how many there are. */
export type InboxList = { count: number; items: InboxItem[] };

export type Inbox = Record<InboxTab, InboxList>;

export const inboxTabs = ['toConfirm', 'escalatedToMe', 'returnedToMe'] as const;

export type InboxTab = (typeof inboxTabs)[number];

/** Where each list leads, without anything about the applicants. */
export type InboxPlaces = Record<InboxTab, { count: number; places: InboxPlace[] }>;

/** What the frame of each screen is told: what waits for the member, and what for anyone who decides. */
export type Waiting = InboxPlaces & { toReview: number; openHits: number; openCrypto: number };

export type InboxPlace = { applicantId: string; isHeld: boolean };

/** The lists as the screens beside the inbox need them: how many, and in which order. */
export function placesOf(inbox: Inbox): InboxPlaces {
  const placesIn = ({ count, items }: InboxList) => ({
    count,
    places: items.map(({ applicantId, holder }) => ({ applicantId, isHeld: holder !== null })),
  });
  return {
    toConfirm: placesIn(inbox.toConfirm),
    escalatedToMe: placesIn(inbox.escalatedToMe),
    returnedToMe: placesIn(inbox.returnedToMe),
  };
}

export function inboxCount(inbox: Record<InboxTab, { count: number }>): number {
  return inboxTabs.reduce((sum, tab) => sum + inbox[tab].count, 0);
}

/** In which list an applicant is, and where in it, from 0; null when they are in none. */
export function placeOf(inbox: InboxPlaces, applicantId: string): { tab: InboxTab; index: number } | null {
  for (const tab of inboxTabs) {
    const index = inbox[tab].places.findIndex((place) => place.applicantId === applicantId);
    if (index >= 0) return { tab, index };
  }
  return null;
}

/**
 * The next applicant of a list after the one at `index` is done: the first after it that no other member has, else the
 * first of all such. Null when there is none.
 */
export function nextOf(list: readonly InboxPlace[], index: number, doneId: string): string | null {
  const free = (place: InboxPlace) => !place.isHeld && place.applicantId !== doneId;
  return (list.slice(index).find(free) ?? list.find(free))?.applicantId ?? null;
}
