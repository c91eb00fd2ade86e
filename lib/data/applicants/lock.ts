import 'server-only';
import type { Tx } from '../database.ts';

/**
 * Two processes that read one applicant write one after the other. An advisory lock, because at first there is no row.
 */
export async function lockApplicant(
  tx: Tx,
  { connectionId, externalId }: { connectionId: string; externalId: string },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`applicant ${connectionId} ${externalId}`}, 0))`;
}
