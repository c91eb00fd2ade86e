import type { KeyObject } from 'node:crypto';
import { genesis, type LedgerRow, type LedgerTip } from './chain.ts';
import { verifyHead } from './head.ts';
import { publicKeyText } from './keys.ts';
import { nodeCrypto } from './node-crypto.ts';
import { rowHash } from './row-hash.ts';
import type { SignedHead } from './signed-head.ts';
import { type VerifiedExport, verifyLines } from './verify-export.ts';
import { answer, BrokenLedger, type LedgerFault, type RecordPlace, walkFrom } from './walk.ts';

/**
 * What the verifier knows from outside. Without `publicKey` an export is verified with the key it holds itself, which a
 * forger of the whole export would replace; without `heads` an older complete export passes as the newest.
 */
export type Trust = { publicKey?: KeyObject; heads?: readonly SignedHead[] };

export type VerifiedRows = { ok: true; rows: number; tip: LedgerTip };

/** Verifies an export in Node, line by line (as `readLines` gives them, without line ends). */
export function verifyExport(
  lines: AsyncIterable<string>,
  { publicKey, heads }: Trust = {},
): Promise<VerifiedExport | LedgerFault> {
  return verifyLines(lines, nodeCrypto, { publicKey: publicKey && publicKeyText(publicKey), heads });
}

/** Verifies the chain of rows from the database, from the first row on, without the columns and records beside it. */
export function verifyRows(rows: AsyncIterable<LedgerRow>, trust: Trust = {}): Promise<VerifiedRows | LedgerFault> {
  return verifyStored(withNothingBeside(rows), none(), trust);
}

/** A row, and a check of the data beside it: called once the chain is verified up to this row; null without a fault. */
export type StoredRow = { row: LedgerRow; faultBeside: () => string | null };

/** A fault of a row in another table. */
export type RecordFault = { place: RecordPlace; reason: string };

/**
 * Verifies rows from the database, from the first row on, each with the data beside it.
 * @param unrecorded faults of records in other tables; read after all rows are verified
 */
export function verifyStored(
  stored: AsyncIterable<StoredRow>,
  unrecorded: AsyncIterable<RecordFault>,
  trust: Trust = {},
): Promise<VerifiedRows | LedgerFault> {
  return answer(async () => {
    const walk = walkFrom(genesis, signedHeads(trust));
    for await (const { row, faultBeside } of stored) {
      walk.step(row, rowHash(row.prevHash, row.entry));
      const fault = faultBeside();
      if (fault !== null) throw new BrokenLedger(row.seq, fault);
    }
    walk.finish();
    for await (const { place, reason } of unrecorded) throw new BrokenLedger(place, reason);
    return { ok: true, rows: walk.rows, tip: walk.tip };
  });
}

async function* withNothingBeside(rows: AsyncIterable<LedgerRow>): AsyncGenerator<StoredRow> {
  for await (const row of rows) yield { row, faultBeside: () => null };
}

async function* none(): AsyncGenerator<never> {}

/** The heads from outside, after checking that each is signed with the key from outside. */
function signedHeads({ heads = [], publicKey }: Trust): readonly SignedHead[] {
  const forged = publicKey && heads.find((head) => !verifyHead(publicKey, head));
  if (forged) throw new BrokenLedger('heads', `the head of row ${forged.seq} is not signed with this key`);
  return heads;
}
