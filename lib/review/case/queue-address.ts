import { searchText } from '../clean-text.ts';
import { figureKeys, figureParams, readFigure } from '../metrics/figure.ts';
import { columnsParam, readColumns } from './filter/columns.ts';
import { joinedIn } from './filter/joined.ts';
import { filterParts, readParts } from './filter/parts.ts';
import { readSort, sortParam } from './filter/sort.ts';
import { type QueueFilter, type QueueTab, queueTabs } from './queue.ts';

/** Limits on an address, so that a link can't cause more work than this. */
const longestText = 200;
const longestCursor = 500;
const mostProviders = 20;

/** The filter in the address bar. Values that make no sense are dropped. */
export function readAddress(params: Record<string, string | string[] | undefined>): QueueFilter {
  const tab = toTab(first(params.tab));
  const figure = readFigure((name) => first(params[name]));
  const all = (name: string) => [params[name] ?? []].flat();
  const providers = all('provider').filter(isProviderId).slice(0, mostProviders);
  const parts = readParts(all);
  const joined = joinedIn({ providers, parts, or: all('or') });
  return {
    tab,
    providers,
    text: searchText(first(params.text) ?? '', longestText),
    cursor: searchText(first(params.cursor) ?? '', longestCursor) || null,
    figure,
    parts,
    or: joined.length > 0 ? joined : undefined,
    // The cases of a figure have an order of their own.
    sort: figure ? undefined : readSort(first(params.sort), tab),
    columns: readColumns(first(params.columns)),
  };
}

/** The address of the queue with a filter; default values are left out. */
export function queueAddress(filter: Partial<QueueFilter>): string {
  const query = queueQuery(filter);
  return query ? `/queue?${query}` : '/queue';
}

/** The parameters of an address, without a question mark; empty for the default filter. */
export function queueQuery(filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== 'needs_review') query.set('tab', filter.tab);
  for (const provider of filter.providers ?? []) query.append('provider', provider);
  if (filter.text) query.set('text', filter.text);
  for (const part of filterParts) for (const value of filter.parts?.[part] ?? []) query.append(part, value);
  for (const field of joinedIn(filter)) query.append('or', field);
  const sort = readSort(filter.sort && sortParam(filter.sort), filter.tab ?? 'needs_review');
  if (sort) query.set('sort', sortParam(sort));
  if (filter.columns) query.set('columns', columnsParam(filter.columns));
  if (filter.cursor) query.set('cursor', filter.cursor);
  for (const [name, value] of filter.figure ? figureParams(filter.figure) : []) query.set(name, value);
  return query.toString();
}

/** The parameters that decide which rows are shown. */
export function rowsQuery(filter: QueueFilter): string {
  return queueQuery({ ...filter, columns: undefined });
}

/** The parameters that decide what is counted: the tab, the page and the order count nothing away. */
export function countsQuery(filter: QueueFilter): string {
  const tab = filter.figure ? filter.tab : 'needs_review';
  return queueQuery({ ...filter, tab, cursor: null, sort: undefined, columns: undefined });
}

/** {@link readAddress} for the parameters as a browser has them. */
export function filterOf(query: URLSearchParams): QueueFilter {
  const names = ['tab', 'text', 'cursor', 'sort', 'columns', 'provider', 'or', ...figureKeys, ...filterParts];
  return readAddress(Object.fromEntries(names.map((name) => [name, query.getAll(name)])));
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function toTab(value: string | undefined): QueueTab {
  return queueTabs.find((tab) => tab === value) ?? 'needs_review';
}

function isProviderId(value: string): boolean {
  return /^[a-z0-9_-]{1,40}$/.test(value);
}
