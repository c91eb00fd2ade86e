import { generateKeyPairSync } from 'node:crypto';
import { genesis, type LedgerRow, type LedgerTip } from '#lib/ledger/chain.ts';
import { exportLedger } from '#lib/ledger/export.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { readLines } from '#lib/ledger/lines.ts';
import { type Trust, verifyExport } from '#lib/ledger/verify.ts';
import { linkRow } from './link-row.ts';

/** A ledger with the rows of a reviewer's day, always the same except for the key. */
export const { privateKey } = generateKeyPairSync('ed25519');
export const publicKey = publicKeyOf(publicKeyText(privateKey));
export const exportedAt = '2026-11-20T17:00:00.000Z';

export function chainOf(count: number, after: LedgerTip = genesis, remark = 'seen'): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let tip = after;
  for (let seq = after.seq + 1; seq <= after.seq + count; seq += 1) {
    const row = linkRow(tip, {
      seq,
      at: new Date(Date.UTC(2026, 10, 20, 9) + seq * 1000).toISOString(),
      kind: seq % 3 === 0 ? 'decision.recorded' : 'evidence.viewed',
      actor:
        seq % 5 === 0
          ? { type: 'system', id: 'worker' }
          : { type: 'person', id: `reviewer-${seq % 4}`, role: 'reviewer' },
      subject: seq % 7 === 0 ? null : { type: 'case', id: `case-${seq % 50}` },
      details: { remark, title: 'Zażółć „gęślą” 山田', amount: seq / 8, seen: [true, null, seq] },
    });
    rows.push(row);
    tip = row;
  }
  return rows;
}

/** An export as text. `after` is the row before the first. */
export async function exported(
  rows: LedgerRow[],
  after: LedgerTip = genesis,
  at = exportedAt,
  key = privateKey,
): Promise<string> {
  let text = '';
  for await (const line of exportLedger(key, each(rows), { after, to: after.seq + rows.length, at })) text += line;
  return text;
}

export function verifyBytes(bytes: Uint8Array, trust: Trust = { publicKey }) {
  return verifyExport(readLines(each([bytes])), trust);
}

export async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
