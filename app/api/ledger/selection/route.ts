import { Readable } from 'node:stream';
import { ledgerSelection } from '#lib/data/ledger/selection.ts';
import { ledgerFile } from '#lib/exchange/ledger-file.ts';
import { readLedgerAddress } from '#lib/review/audit/ledger/address.ts';
import { reading } from '#lib/route.ts';

/** The rows of the ledger that a filter finds, as a CSV file. */
export const GET = reading('route /api/ledger/selection', async (actor, _params, request) => {
  const filter = readLedgerAddress(new URL(request.url).searchParams);
  const text = ledgerFile(await ledgerSelection(actor, filter));
  const name = `docket-ledger-selection-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(Readable.toWeb(Readable.from(text)) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` },
  });
});
