import { kindsOfAct } from './acts.ts';

/** Limits on an address, so that a link can't cause more work than this. */
export const mostChoices = 10;

/**
 * What the ledger's screen shows: all parts together. Texts are as they stand in the address; one that names nothing
 * finds nothing, and is never ignored.
 */
export type LedgerFilter = {
  /** Ids of members, or names of Docket's own processes. */
  people: string[];
  acts: string[];
  kinds: string[];
  /** An applicant's id, or a case number: all entries about the applicant, its cases and its commands. */
  applicant: string | null;
  /** The id of any other subject: a connection, a member, a job. */
  subject: string | null;
  /** A day or a minute in UTC, `2026-11-27` or `2026-11-27T14:30`; both are part of the time. */
  from: string | null;
  until: string | null;
  /** The page begins below the row with this number. */
  before: string | null;
};

export const wholeLedgerFilter: LedgerFilter = {
  people: [],
  acts: [],
  kinds: [],
  applicant: null,
  subject: null,
  from: null,
  until: null,
  before: null,
};

/** Whether any part narrows the ledger; the page is no such part. */
export function isNarrowed({ before: _before, ...parts }: LedgerFilter): boolean {
  return Object.values(parts).some((part) => part !== null && part.length > 0);
}

/** The kinds that a filter leaves: null for all. Of acts and kinds together, those that both name. */
export function kindsIn({ acts, kinds }: Pick<LedgerFilter, 'acts' | 'kinds'>): string[] | null {
  if (acts.length === 0) return kinds.length === 0 ? null : [...new Set(kinds)];
  const ofActs = acts.flatMap(kindsOfAct);
  return kinds.length === 0 ? ofActs : ofActs.filter((kind) => kinds.includes(kind));
}

/**
 * The first moment of the time and the first after it, each null where the filter has no limit; null altogether when
 * one of them is no moment.
 */
export function timeIn({ from, until }: Pick<LedgerFilter, 'from' | 'until'>): TimeRange | null {
  const start = from === null ? null : startOf(from);
  const last = until === null ? null : startOf(until);
  if (start === undefined || last === undefined) return null;
  return { from: start, until: last && new Date(last.getTime() + (until?.length === 10 ? dayMs : minuteMs)) };
}

export type TimeRange = { from: Date | null; until: Date | null };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Undefined for a text that is no day and no minute of a calendar. */
function startOf(text: string): Date | undefined {
  if (!/^20\d{2}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(text)) return undefined;
  const iso = `${text.length === 10 ? `${text}T00:00` : text}:00.000Z`;
  const moment = new Date(iso);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === iso ? moment : undefined;
}
