import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { mustBeAbleToOrder } from '#lib/review/commands/rights.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { type CommandResult, type CommandSeal, commandSeal } from './sealing.ts';

/**
 * What a search found when it was last read, and over which connection.
 * @throws Refusal `not_allowed`; `not_found` also for a search of someone who was erased; `closed` when the vendor has
 * not made a check of it
 */
export async function searchedCheck(actor: Actor, id: string): Promise<{ connectionId: string; check: CryptoCheck }> {
  mustBeAbleToOrder(actor, 'search_crypto');
  const { connectionId, result } = await searchOf(db(), id);
  return { connectionId, check: result.crypto };
}

/** Keeps what the vendor tells now of what a search found. @throws Refusal as {@link searchedCheck} */
export async function saveSearchedCheck(actor: Actor, id: string, check: CryptoCheck): Promise<void> {
  mustBeAbleToOrder(actor, 'search_crypto');
  await change(actor, async (tx, note) => {
    await tx.$queryRaw`SELECT id FROM command WHERE id = ${id}::uuid FOR UPDATE`;
    const { result, seal } = await searchOf(tx, id);
    const answer = seal.seal('answer', JSON.stringify({ ...result, crypto: check } satisfies CommandResult));
    await tx.command.update({ where: { id }, data: { answer } });
    note({ kind: 'crypto-search.read', details: { commandId: id } }, { type: 'command', id });
  });
}

type Found = { connectionId: string; result: CommandResult & { crypto: CryptoCheck }; seal: CommandSeal };

async function searchOf(tx: Pick<Tx, 'command'>, id: string): Promise<Found> {
  const row = await tx.command.findUnique({
    where: { id },
    select: {
      ...{ kind: true, connectionId: true, answer: true },
      applicant: { select: { id: true, dataKey: true } },
    },
  });
  const seal = row?.kind === 'search_crypto' ? commandSeal(id, row.applicant) : null;
  if (!row || !seal) throw new Refusal('not_found', 'There is no such search.');
  const result = row.answer ? (JSON.parse(seal.unseal('answer', row.answer)) as CommandResult) : null;
  if (!result?.crypto) throw new Refusal('closed', 'The provider has not made a check of it yet.');
  return { connectionId: row.connectionId, result: { ...result, crypto: result.crypto }, seal };
}
