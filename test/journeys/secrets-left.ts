import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { db } from '#lib/data/database.ts';

/**
 * Where some texts are found: "ledger.entry" for a column of the database, in every table, of every type that holds
 * text; and the name of a file for what the processes of the tested Docket have written so far (`folder`).
 */
export async function placesWith(texts: readonly string[], folder: string): Promise<string[]> {
  return [...(await columnsWith(texts)), ...(await filesWith(texts, folder))];
}

const typesWithText = ['text', 'character varying', 'jsonb', 'json', 'ARRAY'];

async function columnsWith(texts: readonly string[]): Promise<string[]> {
  const columns = await db().$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = ANY (${typesWithText})
    ORDER BY 1, 2`;
  const found: string[] = [];
  for (const [table, of] of Map.groupBy(columns, (one) => one.table)) {
    const counts = of.map(
      ({ column }, at) =>
        `count(*) FILTER (WHERE EXISTS (
           SELECT FROM unnest($1::text[]) v WHERE position(v IN "${column}"::text) > 0))::int AS c${at}`,
    );
    const [row] = await db().$queryRawUnsafe<Record<string, number>[]>(
      `SELECT ${counts.join(', ')} FROM "${table}"`,
      texts,
    );
    found.push(...of.flatMap(({ column }, at) => (row?.[`c${at}`] ? [`${table}.${column}`] : [])));
  }
  return found;
}

async function filesWith(texts: readonly string[], folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  const found: string[] = [];
  for (const name of files) {
    const said = await readFile(join(folder, name), 'utf8');
    if (texts.some((text) => said.includes(text))) found.push(name);
  }
  return found;
}
