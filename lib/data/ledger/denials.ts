import 'server-only';
import type { Right } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { db, type Tx } from '../database.ts';
import { record } from './ledger.ts';

/** Someone signed in tried what their role does not allow: a ledger row. */
export function recordDenial(actor: Actor, door: string, right: Right | null): Promise<void> {
  return record(actor, { kind: 'denied', details: { door, verb: right } }, { type: 'door', id: door });
}

/** Somebody without a session tried a door: counted, because anyone can make as many of these as they like. */
export async function countAnonymousDenial(door: string, tx: Pick<Tx, '$executeRaw'> = db()): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO anonymous_denial (door, day, count) VALUES (${door}, CURRENT_DATE, 1)
    ON CONFLICT (door, day) DO UPDATE SET count = anonymous_denial.count + 1`;
}
