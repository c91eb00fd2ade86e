import type { LedgerRow } from './chain.ts';
import { canonicalJson, hasKeys, isMoment, isWholeNumber } from './entry.ts';
import { isSignedHead, type SignedHead } from './signed-head.ts';

/** The first line of an export. `exportedAt` is also in the signed head, so that an old export can't get a new date. */
export type ExportHeader = { format: 'docket-ledger'; version: 1; exportedAt: string; from: number; to: number };

/** The last line: the signed head, and the public key for readers who have no other copy. */
export type ExportTrailer = { head: SignedHead; publicKey: string };

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

/** A line of an export, with its end. */
export function exportLine(value: ExportHeader | ExportTrailer | LedgerRow): string {
  return `${canonicalJson(value)}\n`;
}
