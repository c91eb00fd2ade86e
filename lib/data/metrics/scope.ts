import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { db } from '../database.ts';
import type { Scope } from './sums.ts';

/** A connection as it is counted, also when it is paused or removed. */
export type CountedConnection = { id: string; provider: string; label: string; isRemoved: boolean };

/** Whose numbers a member may see, of which connections. `connection`: the one that was chosen; null for all. */
export type CountedScope = {
  scope: Scope;
  mode: 'live' | 'test';
  connections: CountedConnection[];
  /** All that can be chosen. */
  choices: CountedConnection[];
  connection: string | null;
};

/**
 * Whose numbers a member may see, of which connections. Live and test cases are never counted together: test ones are
 * counted only where there is no live connection.
 * @param chosen one connection; one that does not exist, or of the other mode, is taken for all
 * @throws Refusal `not_allowed`
 */
export async function scopeFor(actor: Actor, chosen: string | null): Promise<CountedScope> {
  mustBeAble(actor, 'see-metrics');
  const all = await db().connection.findMany({
    select: { id: true, provider: true, label: true, mode: true, status: true },
    orderBy: [{ provider: 'asc' }, { label: 'asc' }],
  });
  const mode = all.some((connection) => connection.mode === 'live') ? 'live' : 'test';
  const choices = all
    .filter((connection) => connection.mode === mode)
    .map(({ id, provider, label, status }) => ({ id, provider, label, isRemoved: status === 'removed' }));
  const one = choices.find(({ id }) => id === chosen);
  const connections = one ? [one] : choices;
  const reviewerId = can(actor, 'see-all-metrics') ? null : actor.id;
  return {
    scope: { connections: connections.map(({ id }) => id), reviewerId },
    mode,
    connections,
    choices,
    connection: one?.id ?? null,
  };
}
