import { parseCanonical } from './entry.ts';
import { isSignedHead, type SignedHead } from './signed-head.ts';
import type { VerifiedExport } from './verify-export.ts';
import type { LedgerFault } from './walk.ts';

/** The heads of a file; `unreadable` are the numbers of lines that hold none. */
export type HeadsFile = { heads: SignedHead[]; unreadable: number[] };

/** Every head of a file's text, one a line, without checking signatures. Runs in a browser too. */
export function headsIn(text: string): HeadsFile {
  const read: HeadsFile = { heads: [], unreadable: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const head = parseCanonical(line);
    if (isSignedHead(head)) read.heads.push(head);
    else read.unreadable.push(index + 1);
  }
  return read;
}

/**
 * What became of a head that the reader holds. `agrees`: its row is the one that was signed; `differs`: its row is
 * another, or is gone; `before`: the export begins after it; `not_reached`: verification ended before it, or at the
 * heads themselves.
 */
export type HeadOutcome = 'agrees' | 'differs' | 'before' | 'not_reached';

/** @param agreeing the heads that were found to agree, as `verifyLines` tells them */
export function headOutcome(
  head: SignedHead,
  agreeing: readonly SignedHead[],
  result: VerifiedExport | LedgerFault,
): HeadOutcome {
  if (agreeing.some((one) => one.signature === head.signature)) return 'agrees';
  // Whole: what is not in it lies before its first row; a head beyond its last row is a fault.
  if (result.ok) return 'before';
  const isNamed = result.reason.includes(`signed at ${head.at}`);
  return typeof result.seq === 'number' && head.seq >= result.seq && isNamed ? 'differs' : 'not_reached';
}
