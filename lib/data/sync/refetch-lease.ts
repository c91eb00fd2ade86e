import 'server-only';
import { env } from '#lib/env.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import type { Actor } from '#lib/review/actor.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import type { RefetchReason } from './refetch.ts';

/** A refetch under way. `times` and `lastAt` are as they were when it was leased. */
export type LeasedRefetch = {
  connectionId: string;
  externalId: string;
  because: RefetchReason;
  tries: number;
  times: number;
  firstAt: Date;
  lastAt: Date;
};

/** Why a refetch failed. `problem` is Docket's own sentence. */
export type RefetchFailure = { code: string; problem: string };

/** Lifetime of a lease in ms. The process renews it; after a kill the row is free again when it expires. */
export const refetchLeaseMs = 6_000;

/** By the time at which the statement began: an index can't be searched by a clock that goes on. */
const isFree = Prisma.sql`state = 'pending' AND due_at <= statement_timestamp()
  AND (leased_until IS NULL OR leased_until <= statement_timestamp())`;

/** The active connections with a refetch due. */
export async function connectionsWithDueRefetches(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM connection
    WHERE status = 'active' AND EXISTS (SELECT FROM refetch WHERE connection_id = connection.id AND ${isFree})`;
  return rows.map(({ id }) => id);
}

/** Leases the refetch that has waited longest, imports last. Null when none is due. */
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
      SELECT connection_id, external_id FROM refetch
      WHERE connection_id = ${connectionId}::uuid AND ${kind} AND ${isFree}
      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING connection_id AS "connectionId", external_id AS "externalId", because, tries, times,
      first_at AS "firstAt", last_at AS "lastAt"`;
  return taken ?? null;
}

/** Prolongs the lease of a refetch under way. */
export async function renewRefetch(leased: LeasedRefetch): Promise<void> {
  await db().$executeRaw`
    UPDATE refetch SET leased_until = clock_timestamp() + ${refetchLeaseMs} * interval '1 millisecond'
    WHERE ${unchanged(leased)}`;
}

/** Ends a refetch after the answer is saved. One ordered again meanwhile may be newer than the answer: it stays due. */
export async function endRefetch(leased: LeasedRefetch): Promise<void> {
  const ended = await db().$executeRaw`DELETE FROM refetch WHERE ${unchanged(leased)}`;
  if (ended === 0) await release(leased);
}

/** Postpones a refetch, or leaves it due when it was ordered again meanwhile. `isCounted`: counts as a try. */
export async function postponeRefetch(
  leased: LeasedRefetch,
  { code, problem }: RefetchFailure,
  { inMs, isCounted }: { inMs: number; isCounted: boolean },
): Promise<void> {
  const postponed = await db().$executeRaw`
    UPDATE refetch SET leased_until = NULL, due_at = clock_timestamp() + ${inMs} * interval '1 millisecond',
      tries = tries + ${isCounted ? 1 : 0}, code = ${code}, problem = ${problem}
    WHERE ${unchanged(leased)}`;
  if (postponed === 0) await release(leased);
}

/** Gives a refetch up as a dead letter, with a ledger row; not when it was ordered again meanwhile. */
export async function giveUpRefetch(
  actor: Actor,
  leased: LeasedRefetch,
  { code, problem }: RefetchFailure,
): Promise<void> {
  const tries = leased.tries + 1;
  const isAbandoned = await changeIfAny(actor, async (tx, note) => {
    const dead = await tx.$executeRaw`
      UPDATE refetch SET leased_until = NULL, state = 'dead', tries = ${tries}, code = ${code}, problem = ${problem}
      WHERE ${unchanged(leased)}`;
    if (dead === 0) return false;
    const details = { externalIdHmac: externalIdHmac(leased.externalId), code, tries };
    note({ kind: 'ask.abandoned', details }, { type: 'connection', id: leased.connectionId });
    return true;
  });
  if (!isAbandoned) await release(leased);
}

/** Makes the refetches of a connection due that were postponed: its vendor answers again. */
export async function hastenRefetches(connectionId: string): Promise<void> {
  // A row that another process has is left to it: two statements that wait for each other's rows would deadlock.
  await db().$executeRaw`
    UPDATE refetch SET due_at = clock_timestamp()
    WHERE (connection_id, external_id) IN (
      SELECT connection_id, external_id FROM refetch
      WHERE connection_id = ${connectionId}::uuid AND state = 'pending' AND due_at > clock_timestamp()
      ORDER BY external_id FOR UPDATE SKIP LOCKED)`;
}

/** What the ledger holds in place of a vendor's id of an applicant, which is personal data. */
export function externalIdHmac(externalId: string): string {
  return personalHmac(env().INDEX_KEY, 'external-id', externalId);
}

/** The leased row, not ordered again since. `times` differs even when two orders came in one millisecond. */
function unchanged({ connectionId, externalId, times, lastAt }: LeasedRefetch): Prisma.Sql {
  return Prisma.sql`connection_id = ${connectionId}::uuid AND external_id = ${externalId} AND state = 'pending'
    AND times = ${times} AND last_at = ${lastAt}`;
}

async function release({ connectionId, externalId }: LeasedRefetch): Promise<void> {
  await db().$executeRaw`
    UPDATE refetch SET leased_until = NULL
    WHERE connection_id = ${connectionId}::uuid AND external_id = ${externalId}`;
}
