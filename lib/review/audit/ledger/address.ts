import { searchText } from '../../clean-text.ts';
import { type LedgerFilter, mostChoices } from './filter.ts';

const longest = 100;

/** The filter in the ledger's address. Texts are cleaned and cut; whether they name something is seen later. */
export function readLedgerAddress(params: URLSearchParams): LedgerFilter {
  const all = (name: string) =>
    [...new Set(params.getAll(name).flatMap((text) => searchText(text, longest) || []))].slice(0, mostChoices);
  const one = (name: string) => all(name)[0] ?? null;
  return {
    people: all('person'),
    acts: all('act'),
    kinds: all('kind'),
    applicant: one('applicant'),
    subject: one('subject'),
    from: one('from'),
    until: one('until'),
    before: one('before'),
  };
}

/** The query of a filter, without the question mark; empty for the whole ledger. */
export function ledgerQuery(filter: Partial<LedgerFilter>): string {
  const query = new URLSearchParams();
  for (const id of filter.people ?? []) query.append('person', id);
  for (const act of filter.acts ?? []) query.append('act', act);
  for (const kind of filter.kinds ?? []) query.append('kind', kind);
  for (const name of ['applicant', 'subject', 'from', 'until', 'before'] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  return query.toString();
}
