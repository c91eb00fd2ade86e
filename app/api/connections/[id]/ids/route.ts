import { z } from 'zod';
import { importIds } from '#lib/exchange/import-ids.ts';
import { importLimits } from '#lib/exchange/import-reading.ts';
import { textOfFile } from '#lib/exchange/import-text.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { uploading } from '#lib/route.ts';

/** Imports people of a provider that lists nobody, by their ids from a CSV file. */
export const POST = uploading<{ id: string }>(
  'route /api/connections/[id]/ids',
  importLimits.bytes,
  async (actor, { id }, file) => {
    if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such connection.');
    return Response.json(await importIds(actor, id, textOfFile(file)));
  },
);
