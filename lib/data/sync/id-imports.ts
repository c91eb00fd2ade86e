import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { change } from '../ledger/ledger.ts';
import { orderRefetch } from './refetch.ts';

/**
 * Orders refetches of applicants known only by their ids at the vendor, all of them or none.
 * @returns how many had no refetch waiting yet
 * @throws Refusal `not_allowed`, `not_found`
 */
export function recordImport(actor: Actor, connectionId: string, ids: readonly string[]): Promise<number> {
  if (actor.kind === 'member') mustBeAble(actor, 'keep-connections');
  return change(actor, async (tx, note) => {
    const there = await tx.connection.count({ where: { id: connectionId, status: { not: 'removed' } } });
    if (there === 0) throw new Refusal('not_found', 'There is no such connection.');
    const added = await orderRefetch(connectionId, ids, 'import', tx);
    note({ kind: 'ids.imported', details: { ids: ids.length, added } }, { type: 'connection', id: connectionId });
    return added;
  });
}
