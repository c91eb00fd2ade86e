import 'server-only';
import type { Tx } from '../database.ts';

/**
 * Two processes that save or erase one applicant of a vendor do so one after the other. An advisory lock, because at
 * first there is no row. Held to the end of the transaction.
 */
export async function lockExternalId(tx: Tx, connectionId: string, externalId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`applicant ${connectionId} ${externalId}`}, 0))`;
}
