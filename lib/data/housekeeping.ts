import 'server-only';
import { db } from './database.ts';
import { Prisma } from './generated/client.ts';

/** Days for which a row that has served its purpose is kept. The ledger holds what was done without an end. */
export const keptDays = { unseenImage: 30, readNotice: 90, proof: 30, endedMessage: 90 } as const;

/** Rows per statement, so that no lock is held for long. */
const atOnce = 5_000;

/**
 * Deletes what would otherwise grow without end (docs/operations.md): limits on guesses that have expired; images that
 * were sent, never seen on the screen, and belong to no open review; notices that were read, of reviews that are over;
 * proofs of who a member is; what endpoints were told. Not recorded in the ledger: no act is lost by it.
 * @param now the moment for which it is asked
 * @returns how many rows were deleted
 */
export async function deleteOutdated(now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const outdated = [
    Prisma.sql`DELETE FROM rate_limit WHERE key IN (
      SELECT key FROM rate_limit WHERE expire < ${now.getTime()}::bigint LIMIT ${atOnce})`,
    Prisma.sql`DELETE FROM evidence_view WHERE id IN (
      SELECT v.id FROM evidence_view v WHERE v.seen_at IS NULL AND v.sent_at < ${before(keptDays.unseenImage)}
        AND NOT EXISTS (SELECT FROM "case" c WHERE c.applicant_id = v.applicant_id AND c.state <> 'decided')
      LIMIT ${atOnce})`,
    Prisma.sql`DELETE FROM notice WHERE id IN (
      SELECT n.id FROM notice n WHERE n.read_at < ${before(keptDays.readNotice)}
        AND NOT EXISTS (SELECT FROM "case" c WHERE c.id = n.case_id AND c.state <> 'decided')
      LIMIT ${atOnce})`,
    Prisma.sql`DELETE FROM step_up WHERE id IN (
      SELECT id FROM step_up WHERE granted_at < ${before(keptDays.proof)} LIMIT ${atOnce})`,
    Prisma.sql`DELETE FROM endpoint_message WHERE id IN (
      SELECT id FROM endpoint_message WHERE ended_at < ${before(keptDays.endedMessage)} LIMIT ${atOnce})`,
  ];
  let deleted = 0;
  for (const sql of outdated) deleted += await inSlices(sql);
  return deleted;
}

async function inSlices(sql: Prisma.Sql): Promise<number> {
  let deleted = 0;
  for (;;) {
    const slice = await db().$executeRaw(sql);
    deleted += slice;
    if (slice < atOnce) return deleted;
  }
}
