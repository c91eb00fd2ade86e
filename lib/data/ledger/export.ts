import 'server-only';
import { env } from '#lib/env.ts';
import { genesis } from '#lib/ledger/chain.ts';
import { exportLedger } from '#lib/ledger/export.ts';
import { signHead } from '#lib/ledger/head.ts';
import { appendHead } from '#lib/ledger/heads-file.ts';
import { can } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { allLedgerRows, ledgerTip, record } from './ledger.ts';

/**
 * The whole ledger as lines of text with a signed head, which is also added to the heads file. The export itself is
 * recorded: its row is the last one in it. A ledger holds no personal data, so no reason is asked.
 * @throws Refusal `not_allowed` for a member whose role may not see the whole ledger
 */
export async function wholeLedger(actor: Actor): Promise<AsyncIterable<string>> {
  if (actor.kind === 'member' && !can(actor, 'see-whole-ledger'))
    throw new Refusal('not_allowed', 'Your role does not allow this.');
  const before = await ledgerTip();
  const details = { standingSeq: before.seq, standingHash: before.hash };
  await record(actor, { kind: 'ledger.exported', details }, { type: 'ledger', id: 'whole' });
  const tip = await ledgerTip();
  const at = new Date().toISOString();
  // Saved before the first line is sent: a download that breaks off has still given rows away.
  await appendHead(env().LEDGER_HEADS_FILE, signHead(env().LEDGER_KEY, tip, at));
  return exportLedger(env().LEDGER_KEY, allLedgerRows(tip.seq), { after: genesis, to: tip.seq, at });
}
