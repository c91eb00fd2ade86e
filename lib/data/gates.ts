import 'server-only';
import { randomUUID } from 'node:crypto';
import { db, type Tx, transaction } from './database.ts';

/** What all processes share of one vendor's limits. `callsUnderWay` counts the leases that have not lapsed. */
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

export type GateChange = Partial<GateState>;

/** What a caller makes of the gate it found: what to write, and whether a call starts now. `leaseMs` is when its place lapses by itself. */
export type Entry<T> = { verdict: T; change: GateChange | null; leaseMs: number | null };

/**
 * Looks at the gate and changes it in one step that no other process can come between. Times are the database's, so
 * that machines with different clocks keep one limit.
 * @returns the verdict, and the id of the lease when a call starts
 */
export function enterGate<T>(
  connectionId: string,
  decide: (gate: GateState, callsUnderWay: number, now: Date) => Entry<T>,
): Promise<{ verdict: T; leaseId: string | null }> {
  return transaction(async (tx) => {
    const now = await lockGate(tx, connectionId);
    const gate = await tx.gate.findUniqueOrThrow({ where: { connectionId }, omit: { connectionId: true } });
    await tx.gateLease.deleteMany({ where: { connectionId, expiresAt: { lte: now } } });
    const { verdict, change, leaseMs } = decide(gate, await tx.gateLease.count({ where: { connectionId } }), now);
    if (change) await tx.gate.update({ where: { connectionId }, data: change });
    if (leaseMs === null) return { verdict, leaseId: null };
    const id = randomUUID();
    await tx.gateLease.create({ data: { id, connectionId, expiresAt: new Date(now.getTime() + leaseMs) } });
    return { verdict, leaseId: id };
  });
}

/** Ends a call: gives its place back and writes down how it went. */
export function leaveGate(connectionId: string, leaseId: string, settle: (gate: GateState, now: Date) => GateChange): Promise<void> {
  return transaction(async (tx) => {
    const now = await lockGate(tx, connectionId);
    const gate = await tx.gate.findUniqueOrThrow({ where: { connectionId }, omit: { connectionId: true } });
    await tx.gate.update({ where: { connectionId }, data: settle(gate, now) });
    await tx.gateLease.deleteMany({ where: { id: leaseId } });
  });
}

/** Takes the row's lock first and alone: what is read after it is newer than what anyone else wrote under it. */
async function lockGate(tx: Tx, connectionId: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp() AS now FROM gate WHERE connection_id = ${connectionId}::uuid FOR UPDATE`;
  if (!row) throw new Error('this connection has no gate');
  return row.now;
}

/** The gate as it stands, for tests and the health page. */
export async function gateState(connectionId: string): Promise<GateState> {
  return db().gate.findUniqueOrThrow({ where: { connectionId }, omit: { connectionId: true } });
}
