import type { KeyObject } from 'node:crypto';
import { type LedgerRow, type LedgerTip, rowFault } from './chain.ts';
import { canonicalJson, hasKeys, isMoment, isWholeNumber } from './entry.ts';
import { isSignedHead, type SignedHead, signHead } from './head.ts';
import { publicKeyText } from './keys.ts';

/** The first line of an export. `exportedAt` is also in the signed head, so that an old export can't get a new date. */
export type ExportHeader = { format: 'docket-ledger'; version: 1; exportedAt: string; from: number; to: number };

/** The last line: the signed head, and the public key for readers who have no other copy. */
export type ExportTrailer = { head: SignedHead; publicKey: string };

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
  yield line({ format: 'docket-ledger', version: 1, exportedAt: at, from: after.seq + 1, to } satisfies ExportHeader);
  let tip = after;
  for await (const row of rows) {
    const fault = rowFault(tip, row);
    if (fault !== null) throw new Error(`row ${tip.seq + 1}: ${fault}`);
    yield line(row);
    tip = { seq: row.seq, hash: row.hash };
  }
  if (tip.seq !== to) throw new Error(`the rows end at ${tip.seq}, not at ${to}`);
  const head = signHead(privateKey, tip, at);
  yield line({ head, publicKey: publicKeyText(privateKey) } satisfies ExportTrailer);
  return head;
}

export function isExportHeader(value: unknown): value is ExportHeader {
  return (
    hasKeys(value, ['format', 'version', 'exportedAt', 'from', 'to']) &&
    value.format === 'docket-ledger' &&
    value.version === 1 &&
    isMoment(value.exportedAt) &&
    isWholeNumber(value.from) &&
    value.from >= 1 &&
    isWholeNumber(value.to) &&
    value.to >= value.from - 1
  );
}

export function isExportTrailer(value: unknown): value is ExportTrailer {
  return (
    hasKeys(value, ['head', 'publicKey']) &&
    isSignedHead(value.head) &&
    typeof value.publicKey === 'string' &&
    /^[0-9a-f]{64}$/.test(value.publicKey)
  );
}

function line(value: ExportHeader | ExportTrailer | LedgerRow): string {
  return `${canonicalJson(value)}\n`;
}
