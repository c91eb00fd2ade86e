import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One folder of prisma/migrations. The checksum is the one `prisma migrate` computes: SHA-256 of the file, in hex. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The migrations in the repository, oldest first. */
export async function readMigrations(
  folder = join(import.meta.dirname, '../migrations'),
): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
