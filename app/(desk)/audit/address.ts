import type { LedgerFilter } from '#lib/data/ledger/page.ts';
import { searchText } from '#lib/review/clean-text.ts';

/** The filter of the ledger in the address bar: a kind, a subject, rows before a number. */
export function readAddress(params: Record<string, string | string[] | undefined>): LedgerFilter {
  return { kind: one(params.kind), subject: one(params.subject), before: one(params.before) };
}

export function ledgerAddress(filter: Partial<LedgerFilter>): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return query.size > 0 ? `/audit?${query}` : '/audit';
}

function one(value: string | string[] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return searchText(first ?? '', 100) || null;
}
