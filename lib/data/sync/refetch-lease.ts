import 'server-only';
import { env } from '#lib/env.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import type { Actor } from '#lib/review/actor.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import type { RefetchReason } from './refetch.ts';

/** Somebody the vendor is being asked about. `times` and `lastAt` are as they were when the asking began. */
export type LeasedRefetch = {
  connectionId: string;
  externalId: string;
  because: RefetchReason;
  tries: number;
  times: number;
  firstAt: Date;
  lastAt: Date;
};

/** What stopped an ask, in our own words. */
export type RefetchFailure = { code: string; problem: string };

/** Whoever was killed while asking frees the row after this; whoever lives renews it. */
export const refetchLeaseMs = 6_000;

const isFree = Prisma.sql`state = 'pending' AND due_at <= clock_timestamp() AND (leased_until IS NULL OR leased_until <= clock_timestamp())`;

/** The connections in use that have somebody to be asked about now. */
export async function connectionsWithDueRefetches(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM connection
    WHERE status = 'active' AND EXISTS (SELECT FROM refetch WHERE connection_id = connection.id AND ${isFree})`;
  return rows.map(({ id }) => id);
}

/** Takes whoever has waited longest, imports last, so that no other process asks the same. Null when nobody is due. */
export async function leaseRefetch(connectionId: string): Promise<LeasedRefetch | null> {
  return (
    (await take(connectionId, Prisma.sql`because <> 'import'`)) ??
    (await take(connectionId, Prisma.sql`because = 'import'`))
  );
}

async function take(connectionId: string, kind: Prisma.Sql): Promise<LeasedRefetch | null> {
  const [taken] = await db().$queryRaw<LeasedRefetch[]>`
    UPDATE refetch SET leased_until = clock_timestamp() + ${refetchLeaseMs} * interval '1 millisecond'
    WHERE (connection_id, external_id) = (
      SELECT connection_id, external_id FROM refetch WHERE connection_id = ${connectionId}::uuid AND ${kind} AND ${isFree}
      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING connection_id AS "connectionId", external_id AS "externalId", because, tries, times, first_at AS "firstAt", last_at AS "lastAt"`;
  return taken ?? null;
}

/** Says that the asking is still under way. */
export async function renewRefetch(ask: LeasedRefetch): Promise<void> {
  await db().$executeRaw`
    UPDATE refetch SET leased_until = clock_timestamp() + ${refetchLeaseMs} * interval '1 millisecond' WHERE ${unchanged(ask)}`;
}

/**
 * The vendor has answered. Whatever was said meanwhile may be newer than the answer: then the row stays, and is due.
 */
export async function endRefetch(ask: LeasedRefetch): Promise<void> {
  const ended = await db().$executeRaw`DELETE FROM refetch WHERE ${unchanged(ask)}`;
  if (ended === 0) await release(ask);
}

/** Asks later; at once when something was said meanwhile. `isCounted`: it counts as a try of this one person. */
export async function postponeRefetch(
  ask: LeasedRefetch,
  { code, problem }: RefetchFailure,
  { inMs, isCounted }: { inMs: number; isCounted: boolean },
): Promise<void> {
  const postponed = await db().$executeRaw`
    UPDATE refetch SET leased_until = NULL, due_at = clock_timestamp() + ${inMs} * interval '1 millisecond',
      tries = tries + ${isCounted ? 1 : 0}, code = ${code}, problem = ${problem}
    WHERE ${unchanged(ask)}`;
  if (postponed === 0) await release(ask);
}

/** Gives up until a person has looked, and says so in the ledger; not when something was said meanwhile. */
export async function giveUpRefetch(
  actor: Actor,
  ask: LeasedRefetch,
  { code, problem }: RefetchFailure,
): Promise<void> {
  const tries = ask.tries + 1;
  const isAbandoned = await changeIfAny(actor, async (tx, note) => {
    const dead = await tx.$executeRaw`
      UPDATE refetch SET leased_until = NULL, state = 'dead', tries = ${tries}, code = ${code}, problem = ${problem} WHERE ${unchanged(ask)}`;
    if (dead === 0) return false;
    const details = { externalIdHmac: externalIdHmac(ask.externalId), code, tries };
    note({ kind: 'ask.abandoned', details }, { type: 'connection', id: ask.connectionId });
    return true;
  });
  if (!isAbandoned) await release(ask);
}

/** How the ledger names someone by the vendor's id, which is personal data. */
export function externalIdHmac(externalId: string): string {
  return personalHmac(env().INDEX_KEY, 'external-id', externalId);
}

/**
 * The very row that was taken, and nothing was said since. The count tells what the clock can't: two in one
 * millisecond.
 */
function unchanged({ connectionId, externalId, times, lastAt }: LeasedRefetch): Prisma.Sql {
  return Prisma.sql`connection_id = ${connectionId}::uuid AND external_id = ${externalId} AND state = 'pending'
    AND times = ${times} AND last_at = ${lastAt}`;
}

async function release({ connectionId, externalId }: LeasedRefetch): Promise<void> {
  await db().$executeRaw`
    UPDATE refetch SET leased_until = NULL WHERE connection_id = ${connectionId}::uuid AND external_id = ${externalId}`;
}
