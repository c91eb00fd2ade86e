import { type HitTopicGroup, hitTopicGroups } from '#lib/review/hits/topic.ts';
import { type HitFilter, hitTabs } from '#lib/review/hits/view.ts';
import { searchText } from '#lib/review/text.ts';

/** Limits on an address, so that a link can't cause more work than this. */
const most = 20;
const longest = 200;
const longestCursor = 500;

type Params = Record<string, string | string[] | undefined>;

/** The filter in the address bar. Values that make no sense are dropped. */
export function readAddress(params: Params): HitFilter {
  const all = (name: string) => [params[name] ?? []].flat().slice(0, most);
  const first = (name: string) => all(name)[0] ?? '';
  return {
    tab: hitTabs.find((tab) => tab === first('tab')) ?? 'open',
    lists: all('list').flatMap((list) => searchText(list, longest) || []),
    providers: all('provider').filter((provider) => /^[a-z0-9_-]{1,40}$/.test(provider)),
    topics: all('topic').filter((topic): topic is HitTopicGroup => hitTopicGroups.some((known) => known === topic)),
    assigneeId: /^[0-9a-f-]{36}$/i.exec(first('assignee'))?.[0] ?? null,
    cursor: searchText(first('cursor'), longestCursor) || null,
  };
}

/** The filter as a query of an address; default values are left out. */
export function hitQueryText(filter: Partial<HitFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== 'open') query.set('tab', filter.tab);
  for (const list of filter.lists ?? []) query.append('list', list);
  for (const provider of filter.providers ?? []) query.append('provider', provider);
  for (const topic of filter.topics ?? []) query.append('topic', topic);
  if (filter.assigneeId) query.set('assignee', filter.assigneeId);
  if (filter.cursor) query.set('cursor', filter.cursor);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the screen with a filter. */
export function hitsAddress(filter: Partial<HitFilter>): string {
  return `/hits${hitQueryText(filter)}`;
}
