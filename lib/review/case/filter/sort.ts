/** What the queue can be sorted by. Each has an index for each kind of tab, so that any page costs the same. */
export type SortKey = 'due' | 'opened' | 'risk' | 'country' | 'provider' | 'assignee' | 'decided';

/**
 * Natural ways: first due first, oldest first, highest risk first, A to Z, latest decision first. Cases of one risk are
 * in the order of the tab's first sort, and those of one country by the same time, earliest first. Those of one
 * provider or assignee are in the order of the tab's first sort both ways.
 */
export type QueueSort = { by: SortKey; isReversed: boolean };

/** What a tab can be sorted by; the first is how it is sorted without a choice. A decided case has no time left. */
export function sortsOf(tab: string): [SortKey, ...SortKey[]] {
  return [tab === 'decided' ? 'decided' : 'due', 'opened', 'risk', 'country', 'provider', 'assignee'];
}

/** The sort in force. */
export function sortOf({ tab, sort }: { tab: string; sort?: QueueSort | undefined }): QueueSort {
  return sort && sortsOf(tab).includes(sort.by) ? sort : { by: sortsOf(tab)[0], isReversed: false };
}

/** The sort of an address; undefined for how the tab is sorted without a choice, or one that makes no sense there. */
export function readSort(text: string | undefined, tab: string): QueueSort | undefined {
  const isReversed = text?.startsWith('-') === true;
  const by = sortsOf(tab).find((key) => key === text?.slice(isReversed ? 1 : 0));
  return by && (isReversed || by !== sortsOf(tab)[0]) ? { by, isReversed } : undefined;
}

/** The sort as an address holds it: `risk`, or `-risk` for the other way round. */
export function sortParam({ by, isReversed }: QueueSort): string {
  return isReversed ? `-${by}` : by;
}
