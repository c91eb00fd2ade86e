import type { Blocker } from './blocker.ts';
import { type CaseState, caseNumber, type Outcome, type Risk } from './case.ts';
import { type QueueCounts, type QueuePage, type QueueRow, queueTabs, type ShownRow } from './queue.ts';

type WireBlocker = [tone: Blocker['tone'], label: string];

/** One row without names of fields. Moments are whole seconds since 1970. */
type WireRow = [
  caseId: string,
  number: number,
  applicantId: string,
  name: string | null,
  latinName: string | null,
  country: string | null,
  provider: string,
  isTest: 0 | 1,
  state: CaseState,
  outcome: Outcome | null,
  providerStatus: string | null,
  blockers: WireBlocker[],
  moreBlockers: number,
  risk: Risk,
  openedAt: number,
  dueAt: number,
  assigneeId: string | null,
  decidedAt: number | null,
  /** Its place in the list of flows; -1 without one. */
  flow: number,
];

/** A page of the queue as JSON: 50 rows are about 14 KB. What rows share is there once. */
export type QueueWire = {
  version: string | null;
  readAt: string;
  rows: WireRow[];
  /** Labels by provider's id, and names by member's id. */
  providers: Record<string, string>;
  members: Record<string, string>;
  flows: string[];
  counts: CountsWire | null;
  next: string | null;
  previous: string | null;
};

/** The numbers of the tabs, in the order of {@link queueTabs}, with the rest as in {@link QueueCounts}. */
export type CountsWire = Omit<QueueCounts, 'byTab'> & { byTab: number[] };

const worst: Blocker['tone'][] = ['fail', 'unknown', 'attention', 'pending'];

/** Packs a page for the browser. */
export function packQueue(page: Omit<QueuePage, 'rows'> & { rows: QueueRow[] }): QueueWire {
  const { rows, counts, ...rest } = page;
  const flows = [...new Set(rows.flatMap(({ flow }) => flow ?? []))];
  return {
    ...rest,
    rows: rows.map((row) => packRow(row, flows)),
    providers: Object.fromEntries(rows.map(({ provider, providerLabel }) => [provider, providerLabel])),
    members: Object.fromEntries(rows.flatMap(({ assignee }) => (assignee ? [[assignee.id, assignee.name]] : []))),
    flows,
    counts: counts && packCounts(counts),
  };
}

/** Packs the numbers of the tabs. */
export function packCounts({ byTab, ...rest }: QueueCounts): CountsWire {
  return { ...rest, byTab: queueTabs.map((tab) => byTab[tab]) };
}

/** The numbers that {@link packCounts} packed. */
export function unpackCounts({ byTab, ...rest }: CountsWire): QueueCounts {
  const entries = queueTabs.map((tab, at) => [tab, byTab[at] ?? 0]);
  return { ...rest, byTab: Object.fromEntries(entries) as QueueCounts['byTab'] };
}

/** The page that {@link packQueue} packed. */
export function unpackQueue({ rows, providers, members, flows, counts, ...rest }: QueueWire): QueuePage {
  return {
    ...rest,
    rows: rows.map((row) => unpackRow(row, providers, members, flows)),
    counts: counts && unpackCounts(counts),
  };
}

function packRow(row: QueueRow, flows: readonly string[]): WireRow {
  const blockers = [...row.blockers].sort((a, b) => worst.indexOf(a.tone) - worst.indexOf(b.tone));
  return [
    row.caseId,
    Number(row.caseNumber.replace(/\D/g, '')),
    row.applicantId,
    row.name,
    row.latinName,
    row.country,
    row.provider,
    row.mode === 'test' ? 1 : 0,
    row.state,
    row.outcome,
    row.providerStatus,
    blockers.slice(0, 2).map(({ tone, label }) => [tone, label]),
    Math.max(0, blockers.length - 2),
    row.risk,
    secondsOf(row.openedAt),
    secondsOf(row.dueAt),
    row.assignee?.id ?? null,
    row.decidedAt === null ? null : secondsOf(row.decidedAt),
    row.flow === null ? -1 : flows.indexOf(row.flow),
  ];
}

function unpackRow(
  row: WireRow,
  providers: Record<string, string>,
  members: Record<string, string>,
  flows: readonly string[],
): ShownRow {
  const [caseId, number, applicantId, name, latinName, country, provider, isTest, state, outcome, ...more] = row;
  const [providerStatus, blockers, moreBlockers, risk, openedAt, dueAt, assigneeId, decidedAt, flow] = more;
  return {
    caseId,
    caseNumber: caseNumber(number),
    applicantId,
    name,
    latinName,
    country,
    provider,
    providerLabel: providers[provider] ?? provider,
    mode: isTest ? 'test' : 'live',
    state,
    outcome,
    providerStatus,
    blockers: blockers.map(([tone, label]) => ({ tone, label })),
    moreBlockers,
    risk,
    openedAt: momentOf(openedAt),
    dueAt: momentOf(dueAt),
    decidedAt: decidedAt === null ? null : momentOf(decidedAt),
    assignee: assigneeId === null ? null : { id: assigneeId, name: members[assigneeId] ?? 'A colleague' },
    flow: flows[flow] ?? null,
  };
}

function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1_000);
}

function momentOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
