import { Readable } from 'node:stream';
import { wholeLedger } from '#lib/data/ledger/export.ts';
import { reading } from '#lib/route.ts';

/** The whole ledger as a file, which `npm run verify-ledger -- FILE` verifies without a running Docket. */
export const GET = reading('route /api/ledger/export', async (actor) => {
  const lines = await wholeLedger(actor);
  const name = `docket-ledger-${new Date().toISOString().slice(0, 10)}.jsonl`;
  return new Response(Readable.toWeb(Readable.from(lines)) as ReadableStream, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
});
