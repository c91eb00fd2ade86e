import 'server-only';
import { env } from '#lib/env.ts';
import { genesis, type LedgerRow } from '#lib/ledger/chain.ts';
import { exportLedger } from '#lib/ledger/export.ts';
import { appendHead } from '#lib/ledger/heads-file.ts';
import type { Actor } from '#lib/review/actor.ts';
import { can } from '#lib/review/policy.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { ledgerRows, ledgerTip, record } from './ledger.ts';

/**
 * The whole ledger as lines of text with a signed head, which also goes to the heads file. The export is itself an act:
 * the row that says so is the last one in it. Nothing personal is in a ledger, so nobody has to confirm.
 * @throws Refusal `not_allowed` for a person whose role is not shown the whole ledger
 */
export async function wholeLedger(actor: Actor): Promise<AsyncGenerator<string>> {
  if (actor.kind === 'member' && !can(actor, 'see-whole-ledger')) throw new Refusal('not_allowed', 'Your role does not allow this.');
  const before = await ledgerTip();
  await record(
    actor,
    { kind: 'ledger.exported', details: { fromSeq: 1, toSeq: before.seq + 1, headHash: before.hash } },
    { type: 'ledger', id: 'whole' },
  );
  return lines(await ledgerTip());
}

async function* lines(tip: { seq: number; hash: string }): AsyncGenerator<string> {
  const source = exportLedger(env().LEDGER_KEY, rowsUpTo(tip.seq), { after: genesis, to: tip.seq, at: new Date().toISOString() });
  let next = await source.next();
  for (; !next.done; next = await source.next()) yield next.value;
  await appendHead(env().LEDGER_HEADS_FILE, next.value);
}

async function* rowsUpTo(to: number): AsyncGenerator<LedgerRow> {
  let after = 0;
  while (after < to) {
    const page = await ledgerRows(after, Math.min(5_000, to - after));
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
