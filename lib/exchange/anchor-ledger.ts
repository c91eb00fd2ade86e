import { ledgerTip } from '#lib/data/ledger/ledger.ts';
import { env } from '#lib/env.ts';
import { signHead } from '#lib/ledger/head.ts';
import { appendHead } from '#lib/ledger/heads-file.ts';

/**
 * Signs the ledger's current head and appends it to the heads file, outside the database.
 * @returns the sequence number and hash of the row that was signed
 * @throws HeadsFileClosed when the file can't be written
 */
export async function anchorLedger(now: Date): Promise<{ seq: number; hash: string }> {
  const { LEDGER_KEY, LEDGER_HEADS_FILE } = env();
  const tip = await ledgerTip();
  await appendHead(LEDGER_HEADS_FILE, signHead(LEDGER_KEY, tip, now.toISOString()));
  return tip;
}
