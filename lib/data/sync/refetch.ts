import 'server-only';
import { db, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';

/** Why an applicant is read again. Imports come last: someone waits for all the others. */
export type RefetchReason = 'webhook' | 'import' | 'created' | 'command' | 'by_hand';

/** Characters of an id; longer ones would not fit the index, and no vendor has them. */
const longestId = 512;

/**
 * Orders refetches: one row per applicant, however often ordered. Ordered again, it is due at once, also a dead letter;
 * ordered while it is under way, it is done once more.
 * @returns how many were not waiting before
 */
export async function orderRefetch(
  connectionId: string,
  externalIds: readonly string[],
  because: RefetchReason,
  tx: Pick<Tx, '$queryRaw'> = db(),
): Promise<number> {
  const rows = await tx.$queryRaw<{ isNew: boolean }[]>(refetchStatement(connectionId, externalIds, because));
  return rows.filter(({ isNew }) => isNew).length;
}

/** SQL that runs in the same statement, and the condition for ordering: a webhook stores its event this way. */
type Besides = { doing: Prisma.Sql; onlyIf: Prisma.Sql };

/** The SQL of {@link orderRefetch}, with an optional addition. */
export function refetchStatement(
  connectionId: string,
  externalIds: readonly string[],
  because: RefetchReason,
  besides?: Besides,
): Prisma.Sql {
  const ids = [...new Set(externalIds.map(storable))].filter((id) => id !== null && id.length <= longestId);
  const { doing, onlyIf } = besides ?? { doing: Prisma.empty, onlyIf: Prisma.sql`true` };
  // Always ordered by id: two statements with the same applicants would otherwise deadlock.
  return Prisma.sql`
    WITH moment AS MATERIALIZED (SELECT clock_timestamp()::timestamptz(3) AS at) ${doing}
    INSERT INTO refetch AS known (connection_id, external_id, because, first_at, last_at, due_at)
    SELECT ${connectionId}::uuid, id, ${because}, at, at, at FROM unnest(${ids}::text[]) AS id, moment
    WHERE ${onlyIf} ORDER BY id
    ON CONFLICT (connection_id, external_id) DO UPDATE SET
      because = CASE
        WHEN known.state = 'pending' AND EXCLUDED.because = 'import' THEN known.because
        ELSE EXCLUDED.because END,
      tries = CASE WHEN known.state = 'pending' THEN known.tries ELSE 0 END,
      first_at = CASE WHEN known.state = 'pending' THEN known.first_at ELSE EXCLUDED.first_at END,
      state = 'pending', times = known.times + 1, last_at = EXCLUDED.last_at, due_at = EXCLUDED.due_at
    RETURNING first_at = (SELECT at FROM moment) AS "isNew"`;
}
