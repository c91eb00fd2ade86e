import type { SlaPolicy } from '../policies/policies.ts';
import type { Figure, Span } from './figure.ts';
import type { GroupCounts, GroupTime } from './measures.ts';
import type { MetricRange, Step, StepUnit } from './range.ts';

/** Everything the metrics of a range are made of, as read from the database. Without personal data of applicants. */
export type MetricsRead = {
  /** The numbers of the reader's own decisions alone. */
  isOwn: boolean;
  /** The reader may see the numbers of each colleague. */
  seesReviewers: boolean;
  /** The reader may open the cases behind a number. */
  opensCases: boolean;
  /** Live and test cases are never counted together. Test only where there is no live connection. */
  mode: 'live' | 'test';
  /** Those that are counted. */
  connections: MetricConnection[];
  /** The one that was chosen; null for all. */
  connection: string | null;
  readAt: string;
  now: RangeRead;
  before: RangeRead | null;
  /** Undecided cases at the end of the range. */
  open: OpenCases | null;
  openHits: number;
  reasons: ReasonLabel[];
  /** Names of members who decided, by id. */
  members: ReadonlyMap<string, string>;
  /** When a case is due after it was opened; the limit in force. */
  due: Pick<SlaPolicy, 'dueInHours' | 'counts'>;
  health: ConnectionHealthRead[];
  /** The last recount of everything, and how much of what was kept differed. */
  check: { at: string; differing: number } | null;
};

export type MetricConnection = { id: string; label: string };

/** What happened in one range. */
export type RangeRead = {
  range: MetricRange;
  counts: GroupCounts[];
  times: GroupTime[];
  unit: StepUnit;
  steps: Step[];
  perStep: { opened: number; approved: number; rejected: number }[];
  /** Undecided at its end. */
  openAtEnd: number;
};

/** Undecided cases now, by age in the order of ageGroups. */
export type OpenCases = { ages: number[]; over: number; oldestAt: string | null };

export type ReasonLabel = { code: string; label: string; act: 'Approve' | 'Reject' | 'Request' };

/** How a connection did over the steps of the range. Null where there is no sample. */
export type ConnectionHealthRead = {
  connectionId: string;
  steps: (HealthStep | null)[];
};

/**
 * `lagSeconds`: the longest time since the provider's last answer; null before the first one. `downMinutes`: with the
 * breaker open, by the quarter hour.
 */
export type HealthStep = { lagSeconds: number | null; calls: number; failures: number; downMinutes: number };

/** What is happening now, whatever the range. */
export type MetricsNow = {
  readAt: string;
  waiting: number;
  over: number;
  claimed: number;
  /** Who has claimed how many of them. */
  holders: { id: string; name: string; cases: number }[];
  oldest: { applicantId: string; openedAt: string; dueAt: string; maskedName: string | null } | null;
  /** The last midnight in the time zone; what follows is counted since then. */
  midnight: string;
  openedToday: number;
  decidedToday: number;
  hoursToday: number;
};

/** The part of a figure that says of which cases the whole page is. */
export function figureBase({ mode, connection, now }: Pick<MetricsRead, 'mode' | 'connection' | 'now'>): Figure {
  return { zone: now.range.zone, ...(connection ? { connection } : { mode }) };
}

export function spanOf({ start, until }: MetricRange): Span {
  return { from: start, until };
}
