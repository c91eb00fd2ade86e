import { searchText } from '../clean-text.ts';
import { uuid } from '../values/uuid.ts';
import { hitTopicGroups } from './topic.ts';
import { type HitFilter, hitTabs } from './view.ts';

/** Limits on an address, so that a link can't cause more work than this. */
const longestCursor = 500;
const longestList = 120;
const mostChoices = 20;

/** The filter of hits in an address. Values that make no sense are dropped. */
export function readHitAddress(params: URLSearchParams): HitFilter {
  const all = (name: string) => params.getAll(name).slice(0, mostChoices);
  const assignee = params.get('assignee') ?? '';
  return {
    tab: hitTabs.find((tab) => tab === params.get('tab')) ?? 'open',
    lists: all('list').flatMap((list) => searchText(list, longestList) || []),
    providers: all('provider').filter((provider) => /^[a-z0-9_-]{1,40}$/.test(provider)),
    topics: hitTopicGroups.filter((topic) => all('topic').includes(topic)),
    assigneeId: uuid.test(assignee) ? assignee : null,
    cursor: searchText(params.get('cursor') ?? '', longestCursor) || null,
  };
}

/** The query of an address with a filter, without the question mark; default values are left out. */
export function hitQuery(filter: Partial<HitFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== 'open') query.set('tab', filter.tab);
  for (const list of filter.lists ?? []) query.append('list', list);
  for (const provider of filter.providers ?? []) query.append('provider', provider);
  for (const topic of filter.topics ?? []) query.append('topic', topic);
  if (filter.assigneeId) query.set('assignee', filter.assigneeId);
  if (filter.cursor) query.set('cursor', filter.cursor);
  return query.toString();
}
