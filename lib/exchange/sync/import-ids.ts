import { recordImport } from '#lib/data/sync/id-imports.ts';
import type { Actor } from '#lib/review/actor.ts';
import { idsInFile } from './import-file.ts';

/**
 * Imports people by their ids from a CSV file, for vendors that list nobody. The worker then asks about each,
 * behind everything that somebody waits for.
 * @returns how many ids the file holds, and how many of them were not waiting to be asked about already
 * @throws Refusal `invalid` naming the rows that can't be read, `not_allowed`, `not_found`; then nothing was imported
 */
export async function importIds(
  actor: Actor,
  connectionId: string,
  csvText: string,
): Promise<{ ids: number; added: number }> {
  const ids = idsInFile(csvText);
  return { ids: ids.length, added: await recordImport(actor, connectionId, ids) };
}
