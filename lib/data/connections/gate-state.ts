import 'server-only';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { db, pool } from '../database.ts';

/** The state of one connection's gate (breaker, token bucket), shared by all processes. */
export type GateState = {
  failures: number;
  firstFailureAt: Date | null;
  openedAt: Date | null;
  probeStartedAt: Date | null;
  tokens: number;
  refilledAt: Date;
  pausedUntil: Date | null;
  lastAnswerAt: Date | null;
};

/**
 * A caller's decision: the gate's new state, and the lifetime of the slot's lease in ms, or null when no call starts.
 */
export type GateEntry<T> = { verdict: T; gate: GateState; leaseMs: number | null };

/**
 * Reads and changes the gate in one transaction under the row's lock. Times are the database's, so that machines with
 * different clocks share one limit. Plain SQL, because every call to a vendor passes here twice.
 * @returns the verdict, and the id of the slot's lease when a call starts
 */
export function enterGate<T>(
  connectionId: string,
  decide: (gate: GateState, callsUnderWay: number, now: Date) => GateEntry<T>,
): Promise<{ verdict: T; leaseId: string | null }> {
  return withGate(connectionId, async (client, found, now) => {
    // Counted after the row is locked, so that the leases other processes wrote under that lock are seen.
    const { rows } = await client.query<{ calls: number }>(
      `WITH lapsed AS (DELETE FROM gate_lease WHERE connection_id = $1 AND expires_at <= $2)
       SELECT count(*)::int AS calls FROM gate_lease WHERE connection_id = $1 AND expires_at > $2`,
      [connectionId, now],
    );
    const { verdict, gate, leaseMs } = decide(found, rows[0]?.calls ?? 0, now);
    if (leaseMs === null) return { verdict, leaseId: null };
    const leaseId = randomUUID();
    await client.query(
      `WITH lease AS (INSERT INTO gate_lease (id, connection_id, expires_at) VALUES ($10, $1, $11)) ${writeGate}`,
      [...gateValues(connectionId, gate), leaseId, new Date(now.getTime() + leaseMs)],
    );
    return { verdict, leaseId };
  });
}

/** Prolongs the lease of a call under way. A lease that expired is not renewed: another call may have its slot. */
export async function renewLease(leaseId: string, leaseMs: number): Promise<void> {
  await pool().query(
    `UPDATE gate_lease SET expires_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1`,
    [leaseId, leaseMs],
  );
}

/** How a call ended, for the error rate. `code` is the code of a ProviderError, null after a success. */
export type CallEnd = { isFailure: boolean; code: string | null };

/** Ends a call: frees its slot, saves the gate's new state, and counts the call for the error rate. */
export function leaveGate(
  connectionId: string,
  leaseId: string,
  settle: (gate: GateState, now: Date) => GateState,
  { isFailure, code }: CallEnd,
): Promise<void> {
  return withGate(connectionId, async (client, found, now) => {
    await client.query(`WITH over AS (DELETE FROM gate_lease WHERE id = $10), ${countCall} ${writeGate}`, [
      ...gateValues(connectionId, settle(found, now)),
      leaseId,
      now,
      isFailure ? 1 : 0,
      code,
    ]);
  });
}

/**
 * Makes the next probe of an open breaker due at once, for the first call that comes. Not while a call is under way:
 * that one is the probe. `mostMs` is the longest pause between two probes.
 */
export async function makeProbeDue(connectionId: string, mostMs: number): Promise<void> {
  await db().$executeRaw`
    UPDATE gate SET probe_started_at = clock_timestamp() - ${mostMs} * interval '1 millisecond'
    WHERE connection_id = ${connectionId}::uuid AND opened_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM gate_lease l WHERE l.connection_id = gate.connection_id AND l.expires_at > clock_timestamp())`;
}

/** The present state of a gate, for tests and the health page. @throws Error for an unknown connection */
export async function gateState(connectionId: string): Promise<GateState> {
  return db().gate.findUniqueOrThrow({ where: { connectionId }, omit: { connectionId: true } });
}

const countCall = `counted AS (
    INSERT INTO call_tally (connection_id, minute, calls, failures, last_code)
    VALUES ($1, date_trunc('minute', $11::timestamptz), 1, $12, $13)
    ON CONFLICT (connection_id, minute) DO UPDATE SET
      calls = call_tally.calls + 1,
      failures = call_tally.failures + excluded.failures,
      last_code = excluded.last_code
  ), yesterday AS (
    DELETE FROM call_tally WHERE connection_id = $1 AND minute < $11::timestamptz - interval '1 day'
  )`;

const writeGate = `UPDATE gate SET failures = $2, first_failure_at = $3, opened_at = $4, probe_started_at = $5,
  tokens = $6, refilled_at = $7, paused_until = $8, last_answer_at = $9 WHERE connection_id = $1`;

function gateValues(connectionId: string, gate: GateState): unknown[] {
  const { failures, firstFailureAt, openedAt, probeStartedAt, tokens, refilledAt, pausedUntil, lastAnswerAt } = gate;
  return [
    connectionId,
    failures,
    firstFailureAt,
    openedAt,
    probeStartedAt,
    tokens,
    refilledAt,
    pausedUntil,
    lastAnswerAt,
  ];
}

/**
 * One transaction under the lock of the gate's row. After an error the client is destroyed, not returned to the pool.
 */
async function withGate<T>(
  connectionId: string,
  work: (client: pg.PoolClient, gate: GateState, now: Date) => Promise<T>,
): Promise<T> {
  const client = await pool().connect();
  let fault: Error | undefined;
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<GateState & { now: Date }>(
      `SELECT failures, first_failure_at AS "firstFailureAt", opened_at AS "openedAt",
         probe_started_at AS "probeStartedAt", tokens, refilled_at AS "refilledAt", paused_until AS "pausedUntil",
         last_answer_at AS "lastAnswerAt", clock_timestamp() AS now
       FROM gate WHERE connection_id = $1 FOR UPDATE`,
      [connectionId],
    );
    const row = rows[0];
    if (!row) throw new Error('this connection has no gate');
    const { now, ...gate } = row;
    const result = await work(client, gate, now);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    fault = error instanceof Error ? error : new Error('the gate could not be changed', { cause: error });
    throw fault;
  } finally {
    client.release(fault);
  }
}
