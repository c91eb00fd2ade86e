import 'server-only';
import type { Right } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { db, type Tx } from '../database.ts';
import { record } from './ledger.ts';

/** Records in the ledger that a signed-in member tried what their role does not allow. */
export function recordDenial(actor: Actor, door: string, right: Right | null): Promise<void> {
  return record(actor, { kind: 'denied', details: { door, verb: right } }, { type: 'door', id: door });
}

/** Counts a request without a session. No ledger row, because anyone can send as many as they like. */
export async function countAnonymousDenial(door: string, tx: Pick<Tx, '$executeRaw'> = db()): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO anonymous_denial (door, day, count) VALUES (${door}, CURRENT_DATE, 1)
    ON CONFLICT (door, day) DO UPDATE SET count = anonymous_denial.count + 1`;
}
