import type { KeyObject } from 'node:crypto';
import type { LedgerRow, LedgerTip } from './chain.ts';
import { type ExportHeader, type ExportTrailer, exportLine } from './export-form.ts';
import { signHead } from './head.ts';
import { publicKeyText } from './keys.ts';
import { rowFault } from './row-hash.ts';
import type { SignedHead } from './signed-head.ts';

/**
 * Writes the lines of an export: a header, the rows after `after` up to number `to`, a signed head; each as canonical
 * JSON with a line end. `rows` must be exactly those. Returns the head.
 * @throws Error when the rows are not a chain: a broken ledger is never signed
 */
export async function* exportLedger(
  privateKey: KeyObject,
  rows: AsyncIterable<LedgerRow>,
  { after, to, at }: { after: LedgerTip; to: number; at: string },
): AsyncGenerator<string, SignedHead> {
  yield exportLine({
    format: 'docket-ledger',
    version: 1,
    exportedAt: at,
    from: after.seq + 1,
    to,
  } satisfies ExportHeader);
  let tip = after;
  for await (const row of rows) {
    const fault = rowFault(tip, row);
    if (fault !== null) throw new Error(`row ${tip.seq + 1}: ${fault}`);
    yield exportLine(row);
    tip = { seq: row.seq, hash: row.hash };
  }
  if (tip.seq !== to) throw new Error(`the rows end at ${tip.seq}, not at ${to}`);
  const head = signHead(privateKey, tip, at);
  yield exportLine({ head, publicKey: publicKeyText(privateKey) } satisfies ExportTrailer);
  return head;
}
