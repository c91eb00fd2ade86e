import type pg from 'pg';

/**
 * Drops the secondary indexes of tables that are to be filled, as a restore does: rows first. A constraint's index
 * stays.
 * @returns the statements that make them again exactly as the migrations did
 */
export async function dropIndexes(owner: pg.Client, tables: readonly string[]): Promise<string[]> {
  await owner.query(`SET maintenance_work_mem = '1GB'`);
  const { rows: indexes } = await owner.query<{ name: string; made_by: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made_by FROM pg_index i
     JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relname = ANY ($1) AND t.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  return indexes.map(({ made_by }) => made_by);
}
