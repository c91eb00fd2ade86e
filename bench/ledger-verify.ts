import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { genesis, type LedgerRow } from '#lib/ledger/chain.ts';
import { exportLedger } from '#lib/ledger/export.ts';
import { readLines } from '#lib/ledger/lines.ts';
import { verifyExport } from '#lib/ledger/verify.ts';
import { chainOf, exportedAt, privateKey, publicKey } from '#test/ledger/specimen.ts';

/**
 * How long does it take to verify an export of a million rows, as part of a minute? `node bench/ledger-verify.ts
 * [ROWS]`
 */
const count = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'docket-bench-'));
const path = join(folder, 'ledger.jsonl');
try {
  const file = await open(path, 'w');
  for await (const line of exportLedger(privateKey, rows(), { after: genesis, to: count, at: exportedAt }))
    await file.write(line);
  await file.close();
  const began = performance.now();
  const verified = await verifyExport(readLines(createReadStream(path)), { publicKey });
  const perMillion = ((performance.now() - began) / count) * 1_000;
  if (!verified.ok) throw new Error(`${verified.seq}: ${verified.reason}`);
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${verified.rows} rows: ${perMillion.toFixed(1)} s per million, ${(perMillion / 60).toFixed(2)} of a minute, ` +
      `${peak.toFixed(0)} MB at most\n`,
  );
} finally {
  await rm(folder, { recursive: true });
}

/** In slices, so that only one is in memory. */
async function* rows(): AsyncGenerator<LedgerRow> {
  let after: LedgerRow | undefined;
  for (let made = 0; made < count; made += 10_000) {
    const slice = chainOf(Math.min(10_000, count - made), after);
    after = slice.at(-1);
    yield* slice;
  }
}
