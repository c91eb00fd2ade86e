/**
 * What is counted. `opened…` at the time a case was opened: those that are a first round, that wait for nothing from
 * the applicant, that are decided, approved, were asked for something, were archived undecided. `asked` at the last
 * request for information; decisions and hits at their own time; `confirmed`, `returned` by a second person.
 */
export const measures = [
  'opened',
  'opened_first',
  'opened_complete',
  'opened_decided',
  'opened_approved',
  'opened_asked',
  'opened_archived',
  'asked',
  'approved',
  'rejected',
  'late',
  'approved_latest',
  'rejected_latest',
  'hit_true',
  'hit_false',
  'hit_unsure',
  'confirmed',
  'returned',
] as const;

export type Measure = (typeof measures)[number];

export type Counts = Record<Measure, number>;

/** What cases are grouped by. `all` are all of them, and then apart by connection. */
export const dimensions = [
  'all',
  'risk',
  'flow',
  'document',
  'country',
  'reviewer',
  'reviewer_risk',
  'reason',
  'request_reason',
  'list',
  'topic',
] as const;

export type Dimension = (typeof dimensions)[number];

/** The counts of one group. `connectionId` is null where the group is of all connections. */
export type GroupCounts = { connectionId: string | null; dimension: Dimension; value: string; counts: Counts };

/** How many decisions of a group took how long, by slot of the histogram. */
export type GroupTime = {
  connectionId: string | null;
  dimension: Dimension;
  value: string;
  slot: number;
  amount: number;
};

const zero = Object.fromEntries(measures.map((measure) => [measure, 0])) as Counts;

/** Counts added up. */
export function added(all: readonly Counts[]): Counts {
  const sum = { ...zero };
  for (const counts of all) for (const measure of measures) sum[measure] += counts[measure];
  return sum;
}

export function decidedOf({ approved, rejected }: Pick<Counts, 'approved' | 'rejected'>): number {
  return approved + rejected;
}
