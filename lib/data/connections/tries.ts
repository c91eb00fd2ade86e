import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { triedAgainAfterSeconds } from '#lib/review/connections/last-try.ts';
import { countOf } from '#lib/review/counted.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { orderRefetch } from '../sync/refetch.ts';

/** The connection that is tried, by its id or by an applicant of it, who is then read again. */
export type TryTarget = { applicantId: string } | { connectionId: string };

/** A try that is due: `isFirst` until its first call has ended. */
export type DueTry = { askedAt: Date; isFirst: boolean };

/** Lifetime of a lease in ms, longer than a try takes; after a kill the try is due again when it expires. */
const leaseMs = 30_000;

/**
 * Asks the worker to call a connection's vendor now. The request itself calls nothing.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the connection is switched off, or was tried a moment ago
 */
export function askTry(actor: Actor, target: TryTarget): Promise<{ connectionId: string; askedAt: string }> {
  mustBeAble(actor, 'try-connection');
  if ('applicantId' in target) mustBeAble(actor, 'see-applicants');
  return change(actor, async (tx, note) => {
    const { connectionId, isActive, externalId } = await found(tx, target);
    if (!isActive) throw new Refusal('closed', 'This connection is switched off.');
    const askedAt = await asked(tx, connectionId);
    if (externalId !== null) await orderRefetch(connectionId, [externalId], 'by_hand', tx);
    note({ kind: 'connection.tried', details: {} }, { type: 'connection', id: connectionId });
    return { connectionId, askedAt: askedAt.toISOString() };
  });
}

/** The active connections with a try due. */
export async function connectionsWithDueTries(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM connection_try t JOIN connection c ON c.id = t.connection_id
    WHERE c.status = 'active' AND t.due_at <= statement_timestamp() ORDER BY t.due_at, c.id`;
  return rows.map(({ id }) => id);
}

/** Leases the try of a connection; null when none is due. */
export async function leaseTry(connectionId: string): Promise<DueTry | null> {
  const [leased] = await db().$queryRaw<DueTry[]>`
    UPDATE connection_try SET due_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE connection_id = ${connectionId}::uuid AND due_at <= statement_timestamp()
    RETURNING asked_at AS "askedAt", tried_at IS NULL AS "isFirst"`;
  return leased ?? null;
}

/** The vendor answered. One asked for again meanwhile stays due. */
export async function endTry(connectionId: string, { askedAt }: DueTry): Promise<void> {
  await db().$executeRaw`
    UPDATE connection_try SET due_at = NULL, tried_at = clock_timestamp()
    WHERE connection_id = ${connectionId}::uuid AND asked_at = ${askedAt}`;
}

/** The vendor is called again in so many ms. `isTried`: it was called and did not answer. */
export async function postponeTry(
  connectionId: string,
  { askedAt }: DueTry,
  { inMs, isTried }: { inMs: number; isTried: boolean },
): Promise<void> {
  await db().$executeRaw`
    UPDATE connection_try SET due_at = clock_timestamp() + ${inMs} * interval '1 millisecond',
      tried_at = CASE WHEN ${isTried} THEN clock_timestamp() ELSE tried_at END
    WHERE connection_id = ${connectionId}::uuid AND asked_at = ${askedAt}`;
}

async function found(tx: Tx, target: TryTarget) {
  if ('connectionId' in target) {
    const row = await tx.connection.findUnique({ where: { id: target.connectionId }, select: { status: true } });
    if (!row || row.status === 'removed') throw new Refusal('not_found', 'There is no such connection.');
    return { connectionId: target.connectionId, isActive: row.status === 'active', externalId: null };
  }
  const row = await tx.applicant.findUnique({
    where: { id: target.applicantId },
    select: { connectionId: true, externalId: true, erasedAt: true, connection: { select: { status: true } } },
  });
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  const { connectionId, externalId, erasedAt, connection } = row;
  return { connectionId, isActive: connection.status === 'active', externalId: erasedAt === null ? externalId : null };
}

/** Of two members who ask at once, the second waits for the row and is told that it was just tried. */
async function asked(tx: Tx, connectionId: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ askedAt: Date }[]>`
    INSERT INTO connection_try AS known (connection_id, asked_at, due_at)
    VALUES (${connectionId}::uuid, clock_timestamp(), clock_timestamp())
    ON CONFLICT (connection_id) DO UPDATE SET asked_at = EXCLUDED.asked_at, due_at = EXCLUDED.due_at, tried_at = NULL
    WHERE known.asked_at <= clock_timestamp() - ${triedAgainAfterSeconds} * interval '1 second'
    RETURNING asked_at AS "askedAt"`;
  if (row) return row.askedAt;
  const [left] = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM asked_at - clock_timestamp()) + ${triedAgainAfterSeconds})::int AS seconds
    FROM connection_try WHERE connection_id = ${connectionId}::uuid`;
  const wait = countOf(Math.max(1, left?.seconds ?? 1), 'second');
  throw new Refusal('closed', `It was tried a moment ago. It can be tried again in ${wait}.`);
}
