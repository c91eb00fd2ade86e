import { type RetentionOutcome, retentionOutcomes } from '#lib/review/retention/due.ts';

export const tabs = ['due', 'coming', 'held', 'shredded'] as const;

export type Tab = (typeof tabs)[number];

/**
 * What the address says. `by`: "draft" or the id of a request, whose policy the lists follow instead of the one in
 * force.
 */
export type Place = {
  tab: Tab;
  outcomes: RetentionOutcome[];
  providers: string[];
  after: string | null;
  by: string | null;
};

/** How many each list has under the filter. */
export type Counts = Record<Tab, number>;

type Search = Record<string, string | string[] | undefined>;

/** Reads the address. What it does not say, or says wrongly, is as it is at first. */
export function readPlace({ tab, outcome, provider, after, by }: Search): Place {
  const given = listOf(outcome);
  return {
    tab: tabs.find((one) => one === tab) ?? 'due',
    outcomes: retentionOutcomes.filter((one) => given.includes(one)),
    providers: listOf(provider)
      .filter((one) => /^[a-z0-9-]{1,40}$/.test(one))
      .slice(0, 20),
    after: typeof after === 'string' && after.length < 400 ? after : null,
    by: typeof by === 'string' && /^(draft|[0-9a-f-]{36})$/.test(by) ? by : null,
  };
}

/** The address of a list; what is not said is as it is at first. */
export function placeHref({ tab = 'due', outcomes = [], providers = [], after = null, by = null }: Partial<Place>) {
  const search = new URLSearchParams([
    ...(tab === 'due' ? [] : [['tab', tab]]),
    ...outcomes.map((one) => ['outcome', one]),
    ...providers.map((one) => ['provider', one]),
    ...(by === null ? [] : [['by', by]]),
    ...(after === null ? [] : [['after', after]]),
  ]).toString();
  return `/admin/retention${search === '' ? '' : `?${search}`}`;
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}
