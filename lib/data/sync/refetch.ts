import 'server-only';
import { db, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';

/** Why the vendor is asked about someone. All but an import has somebody waiting for it, and goes first. */
export type RefetchReason = 'webhook' | 'import' | 'created' | 'command' | 'by_hand';

/** No vendor's id is longer; what is longer would not fit the index. */
const longestId = 512;

/**
 * Notes that the vendor is to be asked about these people: one row a person, however often it is said. Said again, it
 * is due at once, also where it waited for a person (`dead`); said while somebody is asking, it is asked once more.
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

/**
 * What else one statement does, and whether then anybody is asked about: a webhook's way, in one step with its event.
 */
type Besides = { doing: Prisma.Sql; onlyIf: Prisma.Sql };

/** The statement of {@link orderRefetch}, for whoever stores in the same breath why. */
export function refetchStatement(
  connectionId: string,
  externalIds: readonly string[],
  because: RefetchReason,
  besides?: Besides,
): Prisma.Sql {
  const ids = [...new Set(externalIds.map(storable))].filter((id) => id !== null && id.length <= longestId);
  const { doing, onlyIf } = besides ?? { doing: Prisma.empty, onlyIf: Prisma.sql`true` };
  // In one order everywhere, so that two that name the same people don't wait for each other in a circle.
  return Prisma.sql`
    WITH moment AS MATERIALIZED (SELECT clock_timestamp()::timestamptz(3) AS at) ${doing}
    INSERT INTO refetch AS known (connection_id, external_id, because, first_at, last_at, due_at)
    SELECT ${connectionId}::uuid, id, ${because}, at, at, at FROM unnest(${ids}::text[]) AS id, moment WHERE ${onlyIf} ORDER BY id
    ON CONFLICT (connection_id, external_id) DO UPDATE SET
      because = CASE WHEN known.state = 'pending' AND EXCLUDED.because = 'import' THEN known.because ELSE EXCLUDED.because END,
      tries = CASE WHEN known.state = 'pending' THEN known.tries ELSE 0 END,
      first_at = CASE WHEN known.state = 'pending' THEN known.first_at ELSE EXCLUDED.first_at END,
      state = 'pending', times = known.times + 1, last_at = EXCLUDED.last_at, due_at = EXCLUDED.due_at
    RETURNING first_at = (SELECT at FROM moment) AS "isNew"`;
}
