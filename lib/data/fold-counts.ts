import 'server-only';
import { db } from './database.ts';
import { Prisma } from './generated/client.ts';

/** Fewer rows than this are cheap to sum; folding them would only leave dead rows. */
const worthFolding = 64;

const folds = {
  case_count: foldOf('case_count', 'state'),
  hit_count: foldOf('hit_count', 'state'),
  image_copy_bytes: foldOf('image_copy_bytes', 'size'),
};

/**
 * Folds the differences that triggers append to a table of counts into one row per state or size. One statement
 * deletes and inserts, so that every reader sees the same sum. Housekeeping: not recorded in the ledger.
 * @returns how many rows were folded
 */
export async function foldCounts(table: keyof typeof folds): Promise<number> {
  const [folded] = await db().$queryRaw<{ rows: number }[]>(folds[table]);
  return folded?.rows ?? 0;
}

function foldOf(name: string, by: string): Prisma.Sql {
  const [table, key] = [Prisma.raw(name), Prisma.raw(by)];
  return Prisma.sql`
    WITH gone AS (
      DELETE FROM ${table} WHERE (SELECT count(*) FROM ${table}) > ${worthFolding} RETURNING ${key}, amount),
    kept AS (
      INSERT INTO ${table} (${key}, amount)
      SELECT ${key}, sum(amount) FROM gone GROUP BY ${key} HAVING sum(amount) <> 0)
    SELECT count(*)::int AS rows FROM gone`;
}
