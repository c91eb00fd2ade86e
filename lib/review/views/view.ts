import type { QueueFilter } from '../case/queue.ts';
import { filterOf, queueQuery } from '../case/queue-address.ts';

export const viewNameMaxCharacters = 40;

/** The most views of one member. */
export const mostViews = 30;

/** A count of a view looks at no more cases than this; above it, it is "1,000+". */
export const mostInView = 1_000;

/** A saved filter of the queue, as a member sees it in the list of views. */
export type SavedView = {
  id: string;
  name: string;
  /** The parameters of its address, without a question mark. */
  query: string;
  isShared: boolean;
  /** The name of the colleague who shares it; null for one's own. */
  sharedBy: string | null;
  mayChange: boolean;
  version: number;
  count: ViewCount;
};

/** How many cases a view has, and as of when. `isMost`: there are more than are counted. */
export type ViewCount = { cases: number; isMost: boolean; at: string };

/**
 * What a view keeps of a filter: its address without the searched text, which may be a person's name, without the page,
 * and without a number of the metrics. Values that make no sense are dropped.
 */
export function viewQuery(filter: QueueFilter): string {
  return queueQuery({ ...filter, text: '', cursor: null, figure: null });
}

/** {@link viewQuery} of an address that a browser sends. */
export function viewQueryOf(address: string): string {
  return viewQuery(filterOf(new URLSearchParams(address)));
}
