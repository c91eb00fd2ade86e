import { z } from 'zod';
import { importLimits } from '#lib/exchange/sync/import-file.ts';
import { importIds } from '#lib/exchange/sync/import-ids.ts';
import { textOfFile } from '#lib/exchange/sync/import-text.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { uploading } from '#lib/route.ts';

/** Imports applicants by their ids from a CSV file, for a provider that has no list of them. */
export const POST = uploading<{ id: string }>(
  'route /api/connections/[id]/ids',
  importLimits.bytes,
  async (actor, { id }, file) => {
    if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such connection.');
    return Response.json(await importIds(actor, id, textOfFile(file)));
  },
);
