import { recordImport } from '#lib/data/sync/id-imports.ts';
import type { Actor } from '#lib/review/actor.ts';
import { idsInFile } from './import-file.ts';

/**
 * Imports applicants by their ids from a CSV file, for vendors without a list. The worker then reads each applicant,
 * after all more urgent refetches.
 * @returns `ids`: how many ids the file holds; `added`: for how many of them no refetch was waiting yet
 * @throws Refusal `invalid` with the rows that can't be read, `not_allowed`, `not_found`; then nothing was imported
 */
export async function importIds(
  actor: Actor,
  connectionId: string,
  csvText: string,
): Promise<{ ids: number; added: number }> {
  const ids = idsInFile(csvText);
  return { ids: ids.length, added: await recordImport(actor, connectionId, ids) };
}
