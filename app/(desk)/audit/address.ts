import { ledgerQuery, readLedgerAddress } from '#lib/review/audit/ledger/address.ts';
import type { LedgerFilter } from '#lib/review/audit/ledger/filter.ts';

type Params = Record<string, string | string[] | undefined>;

/** The filter of the ledger in the address bar. */
export function readAddress(params: Params): LedgerFilter {
  return readLedgerAddress(
    new URLSearchParams(
      Object.entries(params).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
      ),
    ),
  );
}

/** The address of the screen with a filter. */
export function ledgerAddress(filter: Partial<LedgerFilter>): string {
  const query = ledgerQuery(filter);
  return query === '' ? '/audit' : `/audit?${query}`;
}
