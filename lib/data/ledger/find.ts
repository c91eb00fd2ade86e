import 'server-only';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** Which rows to find: each part null for all of it. */
export type Wanted = {
  actors: string[] | null;
  kinds: string[] | null;
  subjects: string[] | null;
  from: Date | null;
  until: Date | null;
  /** Only rows below this one. */
  below: { at: Date; seq: bigint } | null;
  limit: number;
};

export type FoundRow = { seq: bigint; at: Date; entry: string; hash: string; prevHash: string };

/** `searchedTo`: the rows above this one were searched, because too many are about the subject; null when all were. */
export type Found = { rows: FoundRow[]; searchedTo: { at: Date; seq: bigint } | null };

/**
 * So many of the newest rows about a subject are searched at once for a person or a kind: there is no index of the
 * three, and a connection may have millions of rows.
 */
const mostOfSubjects = 5_000;

/**
 * Finds the newest rows. At most `limit` entries of an index are read for each pair of a person and a kind, so that a
 * page costs the same at any depth, for rare and for common ones. The caller checks the right.
 * @param mostSearched see {@link mostOfSubjects}
 */
export async function findRows(wanted: Wanted, mostSearched = mostOfSubjects): Promise<Found> {
  if ([wanted.actors, wanted.kinds, wanted.subjects].some((part) => part?.length === 0))
    return { rows: [], searchedTo: null };
  if (wanted.subjects !== null) return searchSubjects(wanted, wanted.subjects, mostSearched);
  const newest = Prisma.sql`ORDER BY at DESC, seq DESC LIMIT ${wanted.limit}`;
  const rows = await db().$queryRaw<FoundRow[]>`
    WITH found AS MATERIALIZED (${indexEntries(wanted, newest)} ${newest})
    SELECT l.seq, l.at, l.entry, l.hash, l.prev_hash AS "prevHash"
    FROM found JOIN ledger l ON l.seq = found.seq ORDER BY l.at DESC, l.seq DESC`;
  return { rows, searchedTo: null };
}

/** Numbers and times of the rows, from the index that fits. */
function indexEntries(wanted: Wanted, newest: Prisma.Sql): Prisma.Sql {
  const { actors, kinds } = wanted;
  if (actors === null && kinds === null) return Prisma.sql`SELECT seq, at FROM ledger WHERE ${within(wanted)}`;
  const lists = [
    actors && Prisma.sql`unnest(${actors}::text[]) AS a (actor_id)`,
    kinds && Prisma.sql`unnest(${kinds}::text[]) AS k (kind)`,
  ].filter((list) => list !== null);
  const equal = [actors && Prisma.sql`l.actor_id = a.actor_id`, kinds && Prisma.sql`l.kind = k.kind`].filter(
    (condition) => condition !== null,
  );
  return Prisma.sql`
    SELECT each.seq, each.at FROM ${Prisma.join(lists, ' CROSS JOIN ')}
    CROSS JOIN LATERAL (
      SELECT seq, at FROM ledger l WHERE ${Prisma.join(equal, ' AND ')} AND ${within(wanted)} ${newest}
    ) each`;
}

async function searchSubjects(wanted: Wanted, subjects: string[], mostSearched: number): Promise<Found> {
  const { actors, kinds, limit } = wanted;
  const most = actors === null && kinds === null ? limit : mostSearched;
  const newest = Prisma.sql`ORDER BY at DESC, seq DESC LIMIT`;
  const rows = await db().$queryRaw<(Partial<FoundRow> & Edge)[]>`
    WITH candidate AS MATERIALIZED (
      SELECT c.* FROM unnest(${subjects}::text[]) AS s (id)
      CROSS JOIN LATERAL (
        SELECT seq, at, kind, actor_id FROM ledger
        WHERE subject_id = s.id AND ${within(wanted)} ${newest} ${most}
      ) c
      ${newest} ${most}
    ), found AS MATERIALIZED (
      SELECT seq FROM candidate
      WHERE (${actors}::text[] IS NULL OR actor_id = ANY (${actors}::text[]))
        AND (${kinds}::text[] IS NULL OR kind = ANY (${kinds}::text[]))
      ${newest} ${limit}
    ), edge AS (
      SELECT count(*)::int AS searched FROM candidate
    )
    SELECT l.seq, l.at, l.entry, l.hash, l.prev_hash AS "prevHash",
      edge.searched, lowest.at AS "edgeAt", lowest.seq AS "edgeSeq"
    FROM edge
    LEFT JOIN LATERAL (SELECT at, seq FROM candidate ORDER BY at, seq LIMIT 1) lowest ON true
    LEFT JOIN (found JOIN ledger l ON l.seq = found.seq) ON true
    ORDER BY l.at DESC, l.seq DESC`;
  const [edge] = rows;
  const found = rows.filter((row): row is FoundRow & Edge => row.seq !== null && row.seq !== undefined);
  const isCut = edge !== undefined && edge.searched === most && found.length < limit;
  return {
    rows: found,
    searchedTo: isCut && edge.edgeAt && edge.edgeSeq ? { at: edge.edgeAt, seq: edge.edgeSeq } : null,
  };
}

type Edge = { searched: number; edgeAt: Date | null; edgeSeq: bigint | null };

function within({ from, until, below }: Wanted): Prisma.Sql {
  const conditions = [
    from && Prisma.sql`at >= ${from}::timestamptz`,
    until && Prisma.sql`at < ${until}::timestamptz`,
    below && Prisma.sql`(at, seq) < (${below.at}::timestamptz, ${below.seq}::bigint)`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
}
