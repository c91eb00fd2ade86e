import type { ProviderStatus } from '../applicant/status.ts';
import type { Figure } from '../metrics/figure.ts';
import type { Blocker } from './blocker.ts';
import type { CaseState, Outcome, Risk } from './case.ts';
import type { ColumnName } from './filter/columns.ts';
import type { JoinedField } from './filter/joined.ts';
import type { FilterParts } from './filter/parts.ts';
import type { QueueSort } from './filter/sort.ts';

export type QueueRow = {
  caseId: string;
  /** "DK-1042". */
  caseNumber: string;
  applicantId: string;
  /** In the applicant's own script; null when the vendor gave no name. */
  name: string | null;
  /** In Latin letters, when `name` is in another script. */
  latinName: string | null;
  country: string | null;
  provider: string;
  providerLabel: string;
  mode: 'test' | 'live';
  state: CaseState;
  outcome: Outcome | null;
  /** In the vendor's word; as a screen shows it, in plain words, or the vendor's in quotes. */
  providerStatus: string | null;
  status: ProviderStatus;
  /** The vendor's name for the steps the applicant goes through; null where it told none. */
  flow: string | null;
  blockers: Blocker[];
  risk: Risk;
  openedAt: string;
  dueAt: string;
  decidedAt: string | null;
  assignee: { id: string; name: string } | null;
};

export const queueTabs = [
  'needs_review',
  'open',
  'claimed',
  'waiting_for_applicant',
  'waiting_for_second',
  'escalated',
  'on_hold',
  'snoozed',
  'decided',
  /** Archived in Docket or erased, whatever the state. */
  'archived',
] as const;

export type QueueTab = (typeof queueTabs)[number];

/** The filter of the queue, as the address bar holds it. */
export type QueueFilter = {
  tab: QueueTab;
  providers: string[];
  /** Name, case number, vendor id, email, phone or document number. */
  text: string;
  cursor: string | null;
  /** The cases behind a number of the metrics, whatever the tab. */
  figure?: Figure | null;
  /** The filters that have their choices in a menu. */
  parts?: FilterParts | undefined;
  /** Fields joined by "or"; all others are joined by "and". In force as far as `joinedIn` says. */
  or?: JoinedField[] | undefined;
  /** Without one: first due first, and decided cases latest first. */
  sort?: QueueSort | undefined;
  /** Columns that go with the filter, before the member's own. They change no rows. */
  columns?: ColumnName[] | undefined;
};

/** Whether anything beside the tab narrows the queue. */
export function isNarrowed({ providers, text, figure, parts }: QueueFilter): boolean {
  return providers.length > 0 || text !== '' || Boolean(figure) || parts !== undefined;
}

/** Cases by tab: of the whole queue, or what the filter beside the tab finds. */
export type QueueCounts = {
  byTab: Record<QueueTab, number>;
  /** There are more in all than were counted. */
  isLeast: boolean;
  /** As many of each state were counted at most: a number above it says that there are more. */
  limit?: number;
  /** With a figure in the filter: exactly how many cases it is of. */
  figure?: number;
};

/** A row as a screen shows it: the two worst blockers, and how many more there are. */
export type ShownRow = Omit<QueueRow, 'blockers' | 'status'> & {
  blockers: Pick<Blocker, 'tone' | 'label'>[];
  moreBlockers: number;
};

/** A page of the queue as a screen shows it. */
export type QueuePage = {
  rows: ShownRow[];
  next: string | null;
  previous: string | null;
  /** Of the whole queue. Null with a filter: what it finds is counted apart, so that rows do not wait for it. */
  counts: QueueCounts | null;
  readAt: string;
  /** The same text means that nothing has changed; null when that is not known. */
  version: string | null;
};
