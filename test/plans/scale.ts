import { chmod, chown, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const pageBytes = 8_192;
/** A relation's file is cut after so many pages, 1 GB; the next part has the ending `.1`. */
const pagesPerFile = 131_072;

/**
 * Takes the statistics. Of a column with many different values PostgreSQL keeps either their number or their share of
 * the rows; where it is the number and there is about one per applicant, it is kept as a share, which grows along.
 */
export async function takeStatistics(superuser: pg.Client, applicants: number): Promise<void> {
  await superuser.query('VACUUM ANALYZE');
  const { rows: columns } = await superuser.query<{ table: string; column: string; share: number }>(
    `SELECT quote_ident(s.tablename) AS table, quote_ident(s.attname) AS column, s.n_distinct / c.reltuples AS share
     FROM pg_stats s JOIN pg_class c ON c.oid = format('public.%I', s.tablename)::regclass
     WHERE s.schemaname = 'public' AND s.n_distinct > $1 / 4.0`,
    [applicants],
  );
  for (const { table, column, share } of columns) {
    await superuser.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET (n_distinct = ${-share})`);
    await superuser.query(`ANALYZE ${table} (${column})`);
  }
}

type Relation = { name: string; path: string; pages: number; rows: number; visible: number };

/**
 * Makes the planner believe that the tables and their indexes hold `factor` times what they do. Row counts are in
 * pg_class, but the planner takes only the density from there, and multiplies it by the file's real length: so each
 * file is lengthened too, with empty pages that take no room on the disk (a file with holes). Statistics of columns are
 * shares and numbers per row, which stay true.
 * @returns the rows that each table now seems to hold
 */
export async function scalePlanner(
  superuser: pg.Client,
  tables: readonly string[],
  factor: number,
): Promise<Map<string, number>> {
  const { rows: settings } = await superuser.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  );
  const folder = settings[0]?.folder ?? '';
  await superuser.query('CHECKPOINT');
  const { rows: relations } = await superuser.query<Relation>(
    `SELECT relation.relname AS name, pg_relation_filepath(relation.oid) AS path, relation.relpages AS pages,
       relation.reltuples AS rows, relation.relallvisible AS visible
     FROM pg_class relation LEFT JOIN pg_index i ON i.indexrelid = relation.oid
     JOIN pg_class own ON own.oid = coalesce(i.indrelid, relation.oid)
     WHERE own.relnamespace = 'public'::regnamespace AND own.relname = ANY ($1) AND relation.relkind IN ('r', 'i')
       AND relation.relpages > 0`,
    [tables],
  );
  for (const relation of relations) await lengthen(superuser, folder, relation, factor);
  return new Map(relations.map(({ name, rows }) => [name, rows * factor]));
}

async function lengthen(superuser: pg.Client, folder: string, relation: Relation, factor: number): Promise<void> {
  const { name, path, pages, rows, visible } = relation;
  const wanted = Math.ceil(pages * factor);
  await makeLong(join(folder, path), wanted);
  await superuser.query(
    `SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', $1::text, 'relpages', $2::int,
       'reltuples', $3::real, 'relallvisible', $4::int)`,
    [name, wanted, rows * factor, Math.floor(visible * factor)],
  );
}

/** The new parts belong to whom the first belongs to: the server may be another user than this process. */
async function makeLong(first: string, pages: number): Promise<void> {
  const { uid, gid, mode } = await stat(first);
  for (let part = 0; part * pagesPerFile < pages; part += 1) {
    const path = part === 0 ? first : `${first}.${part}`;
    const file = await open(path, part === 0 ? 'r+' : 'a');
    await file.truncate(Math.min(pages - part * pagesPerFile, pagesPerFile) * pageBytes);
    await file.close();
    await chown(path, uid, gid);
    await chmod(path, mode);
  }
}
