import type { KeyObject } from 'node:crypto';
import type { LedgerRow, LedgerTip } from './chain.ts';
import { type ExportHeader, type ExportTrailer, exportLine } from './export-form.ts';
import { signHead } from './head.ts';
import { publicKeyText } from './keys.ts';
import { rowFault } from './row-hash.ts';
import type { SignedHead } from './signed-head.ts';

/** The rows to export are not a chain. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}

/**
 * Writes the lines of an export: a header, the rows after `after` up to number `to`, a signed head; each as canonical
 * JSON with a line end. `rows` must be exactly those. Returns the head.
 * @throws BrokenChain when the rows are not a chain: a broken ledger is never signed. The bad row is written before, so
 * that who verifies what arrived finds it.
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
    yield exportLine(row);
    if (fault !== null) throw new BrokenChain(`row ${tip.seq + 1}: ${fault}`);
    tip = { seq: row.seq, hash: row.hash };
  }
  if (tip.seq !== to) throw new BrokenChain(`the rows end at ${tip.seq}, not at ${to}`);
  const head = signHead(privateKey, tip, at);
  yield exportLine({ head, publicKey: publicKeyText(privateKey) } satisfies ExportTrailer);
  return head;
}
