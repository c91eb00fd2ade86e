import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import { countOf } from '#lib/review/counted.ts';
import { db, pool } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';

/** The state of a connection's pull. `cursor` is the vendor's, null for the first page. */
export type PullState = {
  round: number;
  pagesRead: number;
  cursor: string | null;
  startedAt: Date | null;
  isUnderway: boolean;
};

/**
 * One page of a vendor's list whose applicants are all saved. `expected` is the vendor's total, null when the page does
 * not say; `tookMs` is how long the page took.
 */
export type PulledPage = {
  connectionId: string;
  round: number;
  pagesRead: number;
  next: string | null;
  applicants: number;
  expected: number | null;
  /** Records on the page that could not be read and hold no id. */
  unnamed: number;
  tookMs: number;
};

/** The first of the advisory lock's two numbers; the second is a hash of the connection's id. */
const pullLock = 7303015;

/** The state of a connection's pull. @throws Error for an unknown connection */
export async function pullState(connectionId: string): Promise<PullState> {
  const { round, pagesRead, cursor, startedAt, finishedAt } = await db().pull.findUniqueOrThrow({
    where: { connectionId },
  });
  return { round, pagesRead, cursor, startedAt, isUnderway: startedAt !== null && finishedAt === null };
}

/** Starts a new round at the first page. */
export function startRound(actor: Actor, connectionId: string): Promise<PullState> {
  return change(actor, async (tx, note) => {
    const startedAt = new Date();
    const { round } = await tx.pull.update({
      where: { connectionId },
      data: {
        round: { increment: 1 },
        cursor: null,
        startedAt,
        finishedAt: null,
        pagesRead: 0,
        applicantsRead: 0,
        expected: null,
        workedMs: 0,
        problem: null,
        problemAt: null,
      },
      select: { round: true },
    });
    note({ kind: 'pull.started', details: { round } }, { type: 'connection', id: connectionId });
    return { round, pagesRead: 0, cursor: null, startedAt, isUnderway: true };
  });
}

/**
 * Moves the cursor behind a page, after its applicants are saved: a process killed before this reads the page again,
 * and no applicant is skipped. Nothing happens when another process has moved the cursor.
 */
export function recordPulledPage(actor: Actor, page: PulledPage): Promise<void> {
  const { connectionId, round, pagesRead, next, applicants, expected, unnamed, tookMs } = page;
  return changeIfAny(actor, async (tx, note) => {
    const moved = await tx.pull.updateMany({
      where: { connectionId, round, pagesRead, finishedAt: null },
      data: {
        cursor: next,
        pagesRead: { increment: 1 },
        applicantsRead: { increment: applicants },
        ...(expected === null ? {} : { expected }),
        workedMs: { increment: Math.round(tookMs) },
        finishedAt: next === null ? new Date() : null,
        problem: unnamed === 0 ? null : `${countOf(unnamed, 'record')} of the list could not be read and had no id`,
        problemAt: null,
      },
    });
    if (moved.count === 0) return;
    // Skipped records are never silent, even when they hold no id.
    if (unnamed > 0)
      note(
        { kind: 'pull.passed-over', details: { round, records: unnamed } },
        { type: 'connection', id: connectionId },
      );
    if (next !== null) return;
    const { applicantsRead } = await tx.pull.findUniqueOrThrow({
      where: { connectionId },
      select: { applicantsRead: true },
    });
    const details = { round, applicantsRead, pagesRead: pagesRead + 1 };
    note({ kind: 'pull.finished', details }, { type: 'connection', id: connectionId });
  });
}

/** Goes back to the first page of the same round, after the vendor refused the cursor. */
export async function rewindRound(connectionId: string): Promise<void> {
  await db().pull.update({ where: { connectionId }, data: { cursor: null } });
}

/** Why a pull stopped. `problem` is Docket's own sentence; `isVendorCalled` is false when no request was sent. */
export type PullFailure = { code: string; problem: string; isVendorCalled: boolean };

/**
 * Saves what stopped a pull and since when, for the screen; in the ledger only once until a page succeeds again. A
 * failure without a call (the gate is closed) does not replace the earlier problem, which is the cause.
 */
export function recordPullFailure(
  actor: Actor,
  connectionId: string,
  { code, problem, isVendorCalled }: PullFailure,
): Promise<void> {
  return changeIfAny(actor, async (tx, note) => {
    const { round, applicantsRead, problemAt } = await tx.pull.findUniqueOrThrow({ where: { connectionId } });
    if (problemAt !== null && !isVendorCalled) return;
    await tx.pull.update({ where: { connectionId }, data: { problem, problemAt: problemAt ?? new Date() } });
    if (problemAt === null)
      note({ kind: 'pull.failed', details: { round, applicantsRead, code } }, { type: 'connection', id: connectionId });
  });
}

/**
 * Runs `work` while no other process pulls this connection. An advisory lock ends with its database connection, so that
 * a killed process frees it at once.
 * @returns false when another process holds the lock
 */
export async function withPullLock(connectionId: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [
      pullLock,
      connectionId,
    ]);
    if (!rows[0]?.held) return false;
    try {
      await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [pullLock, connectionId]);
    }
    return true;
  } finally {
    client.release();
  }
}

/** Sets when the next page of a connection is due, in ms from now. Called while the lock is held. */
export async function schedulePull(connectionId: string, inMs: number): Promise<void> {
  await db().$executeRaw`
    UPDATE pull SET due_at = clock_timestamp() + ${inMs} * interval '1 millisecond'
    WHERE connection_id = ${connectionId}::uuid`;
}

/** Makes the next page of a failed pull due: its vendor answers again. A round that is not due yet stays so. */
export async function hastenPull(connectionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE pull SET due_at = least(due_at, clock_timestamp())
    WHERE connection_id = ${connectionId}::uuid AND problem_at IS NOT NULL`;
}

/** The active connections with a page due that no process is pulling, longest waiting first. */
export async function connectionsWithDuePulls(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM pull p JOIN connection c ON c.id = p.connection_id
    WHERE c.status = 'active' AND p.due_at <= clock_timestamp()
      AND NOT EXISTS (
        SELECT FROM pg_locks l
        WHERE l.locktype = 'advisory'
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid = ${pullLock}::int::oid AND l.objid = hashtext(c.id::text)::oid AND l.objsubid = 2)
    ORDER BY p.due_at, c.id`;
  return rows.map(({ id }) => id);
}
