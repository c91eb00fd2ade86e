import { searchText } from '../clean-text.ts';
import { type CryptoFilter, cryptoBands, cryptoTabs } from './view.ts';

/** Limits on an address, so that a link can't cause more work than this. */
const longestCursor = 500;
const mostChoices = 20;

/** The filter of crypto checks in an address. Values that make no sense are dropped. */
export function readCryptoAddress(params: URLSearchParams): CryptoFilter {
  const all = (name: string) => params.getAll(name).slice(0, mostChoices);
  return {
    tab: cryptoTabs.find((tab) => tab === params.get('tab')) ?? 'open',
    bands: cryptoBands.filter((band) => all('band').includes(band)),
    providers: all('provider').filter((provider) => /^[a-z0-9_-]{1,40}$/.test(provider)),
    cursor: searchText(params.get('cursor') ?? '', longestCursor) || null,
  };
}

/** The query of an address with a filter, without the question mark; default values are left out. */
export function cryptoQuery(filter: Partial<CryptoFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== 'open') query.set('tab', filter.tab);
  for (const band of filter.bands ?? []) query.append('band', band);
  for (const provider of filter.providers ?? []) query.append('provider', provider);
  if (filter.cursor) query.set('cursor', filter.cursor);
  return query.toString();
}
