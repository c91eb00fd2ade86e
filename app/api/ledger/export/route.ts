import { Readable } from 'node:stream';
import { wholeLedger } from '#lib/data/ledger/export.ts';
import { BrokenChain } from '#lib/ledger/export.ts';
import { log } from '#lib/log.ts';
import { reading } from '#lib/route.ts';

/**
 * The whole ledger as a file, which `npm run verify-ledger -- FILE` and the ledger's screen verify without trusting the
 * server.
 */
export const GET = reading('route /api/ledger/export', async (actor) => {
  const lines = await wholeLedger(actor);
  const name = `docket-ledger-${new Date().toISOString().slice(0, 10)}.jsonl`;
  return new Response(Readable.toWeb(Readable.from(untilBroken(lines))) as ReadableStream, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
});

/** A broken ledger ends with its bad row, without a signed head: who verifies it is told which row that is. */
async function* untilBroken(lines: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error;
    log.bug('route /api/ledger/export', error);
  }
}
